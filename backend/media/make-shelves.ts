import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';
import { syncFolder } from './sync-folder.ts';

const SHELVES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Makes the 256 shelves `00/` to `ff/` of a store, durable when it resolves. Made ahead, so that publishing a file later
 * syncs one folder only, and no file can be told as safe while the name of its shelf is not.
 */
export async function makeShelves(root: string): Promise<void> {
  await makeFolder(root);
  const there = new Set(await readdir(root));
  const lacking = SHELVES.filter(shelf => !there.has(shelf));
  if (lacking.length === 0) return;
  await Promise.all(lacking.map(shelf => makeFolder(path.join(root, shelf))));
  await syncFolder(root);
  await syncFolder(path.dirname(root));
}
