import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge, WireEvent } from '../../backend/contract/wire.ts';
import { EVENT_CHANNEL, type EventOrder, PICK_CHANNEL, REQUEST_CHANNEL, type Telling } from '../bridge/channels.ts';

const listeners = new Map<number, (event: WireEvent) => void>();
let lastId = 0;

const order = (message: EventOrder) => ipcRenderer.send(EVENT_CHANNEL, message);

const bridge: DesktopBridge = {
  request: request => ipcRenderer.invoke(REQUEST_CHANNEL, request),
  onEvent: (after, listener) => {
    lastId += 1;
    const id = lastId;
    listeners.set(id, listener);
    order({ type: 'listen', id, after });
    return () => {
      if (listeners.delete(id)) order({ type: 'end', id });
    };
  },
  pickFiles: () => ipcRenderer.invoke(PICK_CHANNEL),
};

ipcRenderer.on(EVENT_CHANNEL, (_, telling: Telling) => {
  switch (telling.type) {
    case 'event':
      return listeners.get(telling.id)?.(telling.event);
    case 'show':
      return showPath(telling.path);
    case 'press':
      return press(telling.key);
    default:
      return telling satisfies never;
  }
});

/** Goes the way of the browser's own Back: the page's router hears of it without a door of its own. */
function showPath(path: string): void {
  window.history.pushState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
}

/** How many frames a page may take to come before a key that nobody takes is let go: about a second. */
const PATIENCE_FRAMES = 60;

/** Presses a key from the next frame on, until the page that is coming takes it. */
function press(key: string, framesLeft = PATIENCE_FRAMES): void {
  requestAnimationFrame(() => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    const isTaken = !document.body.dispatchEvent(event);
    if (!isTaken && framesLeft > 0) press(key, framesLeft - 1);
  });
}

contextBridge.exposeInMainWorld('dailies', bridge);
