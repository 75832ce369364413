import { EventEmitter } from 'node:events';
import { refuseUnknown } from './loud.ts';

type InvokeHandler = (event: object, ...args: unknown[]) => unknown;

/** Electron's receiving end of messages from preloads; one for all windows, and one of each window's own. */
export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler) {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: InvokeHandler) {
    this.handle(channel, (...args) => {
      this.removeHandler(channel);
      return handler(...args);
    });
  }
  removeHandler(channel: string) {
    this.#handlers.delete(channel);
  }
  /** The stand-in's own: who answers an invoke. */
  findHandler(channel: string): InvokeHandler | undefined {
    return this.#handlers.get(channel);
  }
}

refuseUnknown('ipcMain', IpcMain.prototype);

/** Electron's `ipcMain`. */
export const ipcMain = new IpcMain();
