import { z } from 'zod';
import { StudioEvent } from './events.ts';

/** An HTTP request as it crosses the desktop's bridge: structured-cloneable. The url is a path with its query. */
export const WireRequest = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: z.string().startsWith('/api/').max(8_000),
  headers: z.record(z.string(), z.string()),
  body: z.union([z.string(), z.instanceof(Uint8Array), z.null()]),
});
export type WireRequest = z.infer<typeof WireRequest>;

/** The answer to a WireRequest. */
export type WireResponse = { status: number; headers: Record<string, string>; body: string };

/** One event as it reaches a screen; `seq` is null for those that are not stored. */
export const WireEvent = z.object({ seq: z.int().nullable(), event: StudioEvent });
export type WireEvent = z.infer<typeof WireEvent>;

/** All that the desktop gives its window, as `window.dailies`. */
export type DesktopBridge = {
  request(request: WireRequest): Promise<WireResponse>;
  /** Listens from after `seq` on (null: from now); the returned function ends it. */
  onEvent(after: number | null, listener: (event: WireEvent) => void): () => void;
  /** Opens the OS's file dialog for pictures and clips; an empty list when it was closed. */
  pickFiles(): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }[]>;
};
