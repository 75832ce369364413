import type { Fetch } from '../../backend/contract/client.ts';
import type { DesktopBridge, WireEvent } from '../../backend/contract/wire.ts';
import { followEventSource } from './follow-event-source.ts';
import { ipcFetch } from './ipc-fetch.ts';

/** Whether events arrive, or the way to the studio is broken and being tried again. */
export type ConnectionState = 'live' | 'lost';

/** Listens to events from after `seq` on (null: from now); the returned function ends it. */
export type Subscribe = (
  after: number | null,
  onEvent: (event: WireEvent) => void,
  onState: (state: ConnectionState) => void,
) => () => void;

/** The way to the studio: in here, and nowhere else in the renderer, the desktop and the browser differ. */
export type Transport = {
  readonly shell: 'desktop' | 'browser';
  /** What the contract's paths are resolved against. */
  readonly origin: string;
  readonly fetch: Fetch;
  readonly subscribe: Subscribe;
  /** The OS's own file dialog; a browser has its file input instead. */
  readonly pickFiles?: DesktopBridge['pickFiles'];
};

declare global {
  interface Window {
    readonly dailies?: DesktopBridge;
  }
}

function overBridge(bridge: DesktopBridge): Transport {
  return {
    shell: 'desktop',
    // The bridge carries the path alone; this host is never looked up.
    origin: 'http://studio.invalid',
    fetch: ipcFetch(bridge),
    subscribe: (after, onEvent, onState) => {
      onState('live');
      return bridge.onEvent(after, onEvent);
    },
    pickFiles: () => bridge.pickFiles(),
  };
}

function overHttp(): Transport {
  return {
    shell: 'browser',
    origin: window.location.origin,
    fetch: request => window.fetch(request),
    subscribe: followEventSource(url => new EventSource(url)),
  };
}

/** The desktop's bridge where the page runs in the desktop's window, HTTP to where it came from everywhere else. */
export function chooseTransport(): Transport {
  return window.dailies ? overBridge(window.dailies) : overHttp();
}
