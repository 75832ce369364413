import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Sha256 } from '../contract/shapes.ts';
import { isMissing } from './refuse-disk-error.ts';

/** A stored file: its hash, its length in bytes, and when it was last handed in, in milliseconds since 1970. */
export type StoredFile = { readonly sha256: string; readonly bytes: number; readonly handedInAt: number };

/** Walks the shelves `ab/` of a store; files that vanish during the walk, and names that are not hashes, are passed over. */
export async function* listStoredFiles(root: string): AsyncGenerator<StoredFile> {
  for (const shelf of await readdir(root)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
    for (const sha256 of await readdir(path.join(root, shelf))) {
      if (!Sha256.safeParse(sha256).success) continue;
      try {
        const found = await stat(path.join(root, shelf, sha256));
        yield { sha256, bytes: found.size, handedInAt: found.mtimeMs };
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
  }
}
