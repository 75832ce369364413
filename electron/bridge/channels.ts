import type { WireEvent } from '../../backend/contract/wire.ts';

/** The window asks with a WireRequest and is answered with a WireResponse. */
export const REQUEST_CHANNEL = 'api:request';
/** The window orders with an EventOrder and is told with Tellings. */
export const EVENT_CHANNEL = 'api:event';
/** The window asks for the OS's file dialog. */
export const PICK_CHANNEL = 'api:pick-files';

/** What a window says about the events it listens to; `id` is its own number for one listener. */
export type EventOrder =
  | { readonly type: 'listen'; readonly id: number; readonly after: number | null }
  | { readonly type: 'end'; readonly id: number };

/** What a window is told: an event for one of its listeners, the path it shall show, or the key it shall take as pressed. */
export type Telling =
  | { readonly type: 'event'; readonly id: number; readonly event: WireEvent }
  | { readonly type: 'show'; readonly path: string }
  | { readonly type: 'press'; readonly key: string };
