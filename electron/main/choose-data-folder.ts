import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';
import { Refusal } from '../../backend/contract/problem.ts';

/**
 * Settles where everything is kept, `DAILIES_HOME` or the OS's own place for the app, and makes sure that it can be written.
 * What the window's engine keeps goes into a folder of its own beside the studio's things; one studio a folder may run.
 */
export function chooseDataFolder(app: Pick<App, 'getPath' | 'setPath'>, home: string | undefined): string {
  const folder = home ? path.resolve(home) : app.getPath('userData');
  const ofWindow = path.join(folder, 'desktop');
  try {
    mkdirSync(ofWindow, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw nameProblem(error, folder);
  }
  app.setPath('userData', folder);
  app.setPath('sessionData', ofWindow);
  return folder;
}

function nameProblem(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal({ code: 'read_only', message: `The studio may not write in ${folder}.`, folder });
    case 'ENOSPC':
      return new Refusal({ code: 'disk_full', message: `The disk that holds ${folder} is full.` });
    case 'EEXIST':
    case 'ENOTDIR':
      return new Refusal({ code: 'conflict', message: `${folder} is a file, not a folder.`, what: folder });
    default:
      return error;
  }
}
