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
  if (telling.type === 'event') listeners.get(telling.id)?.(telling.event);
  else showPath(telling.path);
});

/** Goes the way of the browser's own Back: the page's router hears of it without a door of its own. */
function showPath(path: string): void {
  window.history.pushState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
}

contextBridge.exposeInMainWorld('dailies', bridge);
