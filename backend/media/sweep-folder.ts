import { readdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './refuse-disk-error.ts';

/** Removes the files of a folder that nobody has written to for this long; tells how many they were. */
export async function sweepFolder(folder: string, olderThanMs: number): Promise<number> {
  const before = Date.now() - olderThanMs;
  let removed = 0;
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    try {
      if ((await stat(file)).mtimeMs > before) continue;
      await unlink(file);
      removed += 1;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return removed;
}
