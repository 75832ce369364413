import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, isMissing } from './refuse-disk-error.ts';

/**
 * Makes a folder and those above it; false when it was there.
 * Node's own recursive way says ENOENT on a read-only disk, which hides what a person has to mend.
 */
export async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!isMissing(error) || path.dirname(folder) === folder) throw error;
  }
  await makeFolder(path.dirname(folder));
  return makeFolder(folder);
}
