import { type BrowserWindow, type Dialog, ipcMain, type WebContents } from 'electron';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../main/log.ts';
import { servePicking } from '../main/pick-files.ts';
import { serveRequests } from './api-bridge.ts';
import { createSenderCheck } from './check-sender.ts';
import { serveEvents } from './event-bridge.ts';

type Parts = {
  readonly windowOf: (contents: WebContents) => BrowserWindow | null;
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showMessageBox'>;
  readonly app: Pick<FastifyInstance, 'inject'>;
  readonly token: string;
  readonly log: Log;
};

/** Opens the window's three ways to the studio, each behind the same check of who asks; the returned function ends what still flows. */
export function openBridge({ windowOf, dialog, ...studio }: Parts): () => void {
  const door = { ...studio, ipc: ipcMain };
  const mayAsk = createSenderCheck(windowOf);
  serveRequests({ ...door, mayAsk });
  servePicking({ ipc: door.ipc, mayAsk, dialog, windowOf });
  return serveEvents({ ...door, mayAsk });
}
