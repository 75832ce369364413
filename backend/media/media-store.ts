import { randomUUID } from 'node:crypto';
import { open, rename, rm, unlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from '../contract/problem.ts';
import { Sha256 } from '../contract/shapes.ts';
import { listStoredFiles, type StoredFile } from './list-stored-files.ts';
import { makeFolder } from './make-folder.ts';
import { openShelves } from './open-shelves.ts';
import { createPartials, type Partials } from './partials.ts';
import { isMissing, refuseDiskError } from './refuse-disk-error.ts';
import { refuseWrongHash } from './refuse-media.ts';
import { sizeOf } from './size-of.ts';
import { sweepFolder } from './sweep-folder.ts';
import { syncFolder } from './sync-folder.ts';
import { type IncomingRules, writeHashed } from './write-hashed.ts';

/** What came of receiving bytes: their hash, their length, and whether the store did not have them before. */
export type Received = { readonly sha256: string; readonly bytes: number; readonly fresh: boolean };

/** Bytes kept under the SHA-256 of what they are, in files that are never changed. */
export type MediaStore = {
  /** Takes bytes in, durable when it resolves; refuses a hash that is not the expected one, too much, or a broken stream. */
  receive(stream: Readable, rules: IncomingRules & { readonly expected?: string }): Promise<Received>;
  /** The file of a hash, there or not; refuses anything that is not a hash. */
  pathOf(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** The length in bytes, or null when it is not here. */
  size(sha256: string): Promise<number | null>;
  /** Removes the bytes; false when they were not here. */
  remove(sha256: string): Promise<boolean>;
  list(): AsyncIterable<StoredFile>;
  /** Removes what unfinished transfers left behind and tells how many files that were. */
  sweepIncoming(olderThanMs: number): Promise<number>;
  /** Files that come in several requests, and go on where they broke off. */
  readonly partials: Partials;
};

/** Opens the store in a folder (made if it is not there); refuses with `read_only` or `disk_full` when it cannot be written. */
export async function openMediaStore(folder: string): Promise<MediaStore> {
  const root = path.join(folder, 'media');
  const incoming = path.join(root, 'incoming');
  const refusing = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw refuseDiskError(error, folder);
    }
  };
  const uploads = path.join(root, 'upload');
  await refusing(makeFolder(incoming));
  await refusing(makeFolder(uploads));

  const shelfOf = openShelves(root);
  const pathOf = (sha256: string) => path.join(root, checkHash(sha256).slice(0, 2), sha256);

  const place = async (file: string, { sha256, bytes }: Omit<Received, 'fresh'>): Promise<Received> => {
    const shelf = await shelfOf(sha256);
    const known = await touch(pathOf(sha256), bytes);
    if (known) await unlink(file);
    else await rename(file, pathOf(sha256));
    await syncFolder(shelf);
    return { sha256, bytes, fresh: !known };
  };

  const receive = async (stream: Readable, { expected, ...rules }: IncomingRules & { readonly expected?: string }) => {
    if (expected !== undefined) checkHash(expected);
    const temporary = path.join(incoming, randomUUID());
    try {
      const file = await open(temporary, 'wx');
      const came = await writeHashed(stream, file, rules).finally(() => file.close());
      if (expected !== undefined && came.sha256 !== expected) throw refuseWrongHash(expected, came.sha256);
      return await place(temporary, came);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  };

  return {
    receive: (stream, rules) => refusing(receive(stream, rules)),
    pathOf,
    has: async sha256 => (await sizeOf(pathOf(sha256))) !== null,
    size: async sha256 => sizeOf(pathOf(sha256)),
    remove: async sha256 => refusing(removeFile(pathOf(sha256))),
    list: () => listStoredFiles(root),
    sweepIncoming: olderThanMs => refusing(sweepFolder(incoming, olderThanMs)),
    partials: createPartials(uploads, place, refusing),
  };
}

function checkHash(sha256: string): string {
  if (Sha256.safeParse(sha256).success) return sha256;
  throw new Refusal({
    code: 'invalid_request',
    message: 'This is not a SHA-256 in lower-case hex.',
    issues: [{ path: 'sha256', message: 'is not a SHA-256 in lower-case hex' }],
  });
}

/**
 * Marks a file as handed in just now, so that a sweep which spares young files spares it.
 * False when it is not there, or not as long as its bytes are (then a write cut off by a failing disk is replaced).
 */
async function touch(file: string, bytes: number): Promise<boolean> {
  if ((await sizeOf(file)) !== bytes) return false;
  const now = new Date();
  try {
    await utimes(file, now, now);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function removeFile(file: string): Promise<boolean> {
  try {
    await unlink(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
