import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { Refusal } from '../contract/problem.ts';

const LOCKED = new Set(['SQLITE_BUSY', 'SQLITE_LOCKED']);

/**
 * Makes this process the only studio on a folder until it ends, however it ends: the lock is the operating system's, held through an
 * empty database in exclusive mode. Raises `studio_in_use`.
 */
export function lockFolder(folder: string): { release(): void } {
  const lock = new Sqlite(path.join(folder, 'studio.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && LOCKED.has(error.code)) {
      throw new Refusal({
        code: 'studio_in_use',
        message: `Another Dailies has this folder open: ${folder}. Use that one, close it, or start with another folder (--data).`,
        folder,
      });
    }
    throw error;
  }
  return { release: () => lock.close() };
}
