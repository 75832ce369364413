import type { BrowserWindow, Dialog, IpcMain, WebContents } from 'electron';
import type { FastifyInstance } from 'fastify';
import { servePicking } from '../main/pick-files.ts';
import type { Log } from '../main/studio-port.ts';
import { serveRequests } from './api-bridge.ts';
import { createSenderCheck } from './check-sender.ts';
import { serveEvents } from './event-bridge.ts';

type Parts = {
  readonly ipc: Pick<IpcMain, 'handle' | 'on'>;
  readonly windowOf: (contents: WebContents) => BrowserWindow | null;
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showMessageBox'>;
  readonly app: Pick<FastifyInstance, 'inject'>;
  readonly token: string;
  readonly log: Log;
};

/** Opens the window's three ways to the studio, each behind the same check of who asks; the returned function ends what still flows. */
export function openBridge({ windowOf, dialog, ...door }: Parts): () => void {
  const mayAsk = createSenderCheck(windowOf);
  serveRequests({ ...door, mayAsk });
  servePicking({ ipc: door.ipc, mayAsk, dialog, windowOf });
  return serveEvents({ ...door, mayAsk });
}
