import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';
import { Refusal } from '../../backend/contract/problem.ts';
import { refuseStorageFault } from '../../backend/db/storage-faults.ts';

/**
 * Makes the studio's folder, and gives the window's engine one of its own inside: one window a folder is what the OS's
 * lock on it then holds. Raises `read_only`, `disk_full`, `conflict` where a file has the name; a folder that cannot be written would else end the app unsaid.
 */
export function settleFolder(app: Pick<App, 'setPath'>, folder: string): void {
  const ofWindow = path.join(folder, 'desktop');
  try {
    mkdirSync(ofWindow, { recursive: true, mode: 0o700 });
    accessSync(ofWindow, constants.W_OK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOTDIR' || error.code === 'EEXIST')) {
      const message = `${folder} is not a folder. Start with another one (--data).`;
      throw new Refusal({ code: 'conflict', message, what: folder });
    }
    const refusal = refuseStorageFault(error);
    if (!(refusal instanceof Refusal) || refusal.problem.code !== 'read_only') throw refusal;
    const message = `The folder ${folder} cannot be written to. Change its permissions, or start with another folder (--data).`;
    throw new Refusal({ code: 'read_only', message, folder });
  }
  app.setPath('userData', ofWindow);
  app.setPath('sessionData', ofWindow);
}
