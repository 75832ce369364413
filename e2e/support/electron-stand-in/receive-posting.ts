import { type IpcMain, ipcMain } from './ipc-main.ts';
import { makeCloneCodec } from './page/clone.ts';
import type { Delivery, Posting } from './page/preload-world.ts';

/** Structured clone for everything that crosses between main and a preload. */
export const cloneCodec = makeCloneCodec();

/** Hands what a preload posted to the app; resolves to the answer of an invoke. */
export async function receivePosting(posting: Posting, own: IpcMain, event: object): Promise<Delivery | undefined> {
  const { channel } = posting;
  const args = cloneCodec.decode(posting.args) as unknown[];
  if (posting.kind === 'send') {
    own.emit(channel, event, ...args);
    ipcMain.emit(channel, event, ...args);
    return undefined;
  }
  const { id } = posting;
  const handler = own.findHandler(channel) ?? ipcMain.findHandler(channel);
  if (!handler) return { kind: 'answer', id, error: `Error: No handler registered for '${channel}'` };
  try {
    return { kind: 'answer', id, value: cloneCodec.encode(await handler(event, ...args)) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { kind: 'answer', id, error: String(error) };
  }
}
