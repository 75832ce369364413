import { EventEmitter } from 'node:events';
import type { BrowserWindow, IpcMain, WebContents, WebFrameMain } from 'electron';

type Handler = Parameters<IpcMain['handle']>[1];

/** The main process's end of IPC, with what a page would call. */
export function fakeIpc() {
  const events = new EventEmitter();
  const handlers = new Map<string, Handler>();
  const ipc: Pick<IpcMain, 'handle' | 'on'> = {
    handle: (channel, handler) => void handlers.set(channel, handler),
    on: (channel, listener) => {
      events.on(channel, listener);
      return ipc as IpcMain;
    },
  };
  return {
    ipc,
    invoke: async (page: FakePage, channel: string, ...words: unknown[]): Promise<unknown> =>
      handlers.get(channel)?.(page.message as Parameters<Handler>[0], ...words),
    send: (page: FakePage, channel: string, ...words: unknown[]) => void events.emit(channel, page.message, ...words),
  };
}

/** A page inside a window, as the main process sees it, with everything that it was told. */
export type FakePage = ReturnType<typeof fakePage>;

/** A page of our own origin in the main frame, unless said otherwise. */
export function fakePage({ origin = 'studio://app', parent = null as object | null, detached = false } = {}) {
  const told: unknown[] = [];
  const contents = new EventEmitter() as EventEmitter & WebContents;
  contents.send = (_channel, word: unknown) => void told.push(word);
  const senderFrame = detached ? null : ({ origin, parent } as WebFrameMain);
  return { contents, told, message: { sender: contents, senderFrame } };
}

/** Finds every fake page to be in one window. */
export const anyWindow = (): BrowserWindow => ({}) as BrowserWindow;
