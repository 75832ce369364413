import { mkdirSync } from 'node:fs';
import { Refusal } from '../contract/problem.ts';
import { lockFolder } from './lock-folder.ts';
import { refuseStorageFault } from './storage-faults.ts';

const BLOCKED = new Set(['ENOTDIR', 'EEXIST', 'EROFS', 'EACCES', 'EPERM', 'SQLITE_CANTOPEN', 'SQLITE_READONLY']);

/** Makes a data folder if it is not there, and keeps other studios out of it. Raises `read_only`, `studio_in_use`, `disk_full`. */
export function openFolder(folder: string): { release(): void } {
  try {
    mkdirSync(folder, { recursive: true });
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && BLOCKED.has(String(error.code))) {
      const message = `The folder ${folder} cannot be written to. Change its permissions, or start with another folder (--data).`;
      throw new Refusal({ code: 'read_only', message, folder });
    }
    throw refuseStorageFault(error);
  }
}
