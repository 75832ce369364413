import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from '../contract/problem.ts';
import { refuseWrongHash } from './refuse-media.ts';
import { sizeOf } from './size-of.ts';
import { sweepFolder } from './sweep-folder.ts';
import { type IncomingRules, writeHashed } from './write-hashed.ts';

/** Whose upload of which bytes: two senders of the same bytes each have a file of their own, so neither can spoil the other's. */
export type PartialKey = { readonly sha256: string; readonly sender: string };

/** A stretch of a file as it comes in: where it begins, in bytes, and whether the file ends with it. */
export type Stretch = { readonly offset: number; readonly last: boolean };

/** A whole file that has come in, as the store keeps it. */
type Placed = { readonly sha256: string; readonly bytes: number; readonly fresh: boolean };

/** Files that come in several requests. */
export type Partials = {
  /** How many bytes of it are kept, durable or not; the hash at the end tells whether they are good. */
  offset(key: PartialKey): Promise<number>;
  /**
   * Adds a stretch, durable when it resolves; the last one gives the file over to the store. A later request ends one that still runs, since a dead line is often
   * known to the sender first; what has come by then is kept. Refuses with `conflict` where the stretch does not begin at the offset, `too_large`,
   * and with `invalid_request` when it breaks off, or when the whole has another hash: then nothing of it is kept.
   */
  append(
    key: PartialKey,
    stretch: Stretch,
    stream: Readable,
    rules: IncomingRules,
  ): Promise<{ offset: number; placed: Placed | null }>;
  /** Removes those that nobody has added to for this long; tells how many. */
  sweep(olderThanMs: number): Promise<number>;
};

type Running = { readonly stop: AbortController; readonly done: Promise<unknown> };
/** The hash of what a file holds so far; made again from the file after a broken transfer or a restart. */
type Known = { readonly hash: Hash; readonly bytes: number };

const mismatch = (offset: number) =>
  new Refusal({ code: 'conflict', message: `The upload is at byte ${offset}; go on from there.`, what: 'offset' });

async function hashSoFar(file: string): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(piece);
  return hash;
}

/** Keeps partial uploads as files in a folder, named by hash and sender; `place` takes a whole and verified one over. */
export function createPartials(
  folder: string,
  place: (file: string, came: { sha256: string; bytes: number }) => Promise<Placed>,
  refusing: <T>(work: Promise<T>) => Promise<T>,
): Partials {
  const running = new Map<string, Running>();
  const known = new Map<string, Known>();
  const nameOf = ({ sha256, sender }: PartialKey) => `${sha256}.${sender}`;

  const add = async (key: PartialKey, { offset, last }: Stretch, stream: Readable, rules: IncomingRules) => {
    const name = nameOf(key);
    const file = path.join(folder, name);
    const size = (await sizeOf(file)) ?? 0;
    if (size !== offset) throw mismatch(size);
    const before = known.get(name);
    known.delete(name);
    const hash = before?.bytes === size ? before.hash : size > 0 ? await hashSoFar(file) : createHash('sha256');
    const handle = await open(file, 'a');
    const limitBytes = rules.limitBytes - offset;
    const came = await writeHashed(stream, handle, { ...rules, limitBytes, hash }).finally(() => handle.close());
    const bytes = offset + came.bytes;
    if (!last) {
      known.set(name, { hash, bytes });
      return { offset: bytes, placed: null };
    }
    if (came.sha256 === key.sha256) return { offset: bytes, placed: await place(file, { sha256: key.sha256, bytes }) };
    await rm(file, { force: true });
    throw refuseWrongHash(key.sha256, came.sha256);
  };

  const append: Partials['append'] = async (key, stretch, stream, rules) => {
    const name = nameOf(key);
    const stop = new AbortController();
    const before = running.get(name);
    const turn = (async () => {
      before?.stop.abort();
      await before?.done.catch(() => undefined);
      const signal = rules.signal ? AbortSignal.any([rules.signal, stop.signal]) : stop.signal;
      return add(key, stretch, stream, { ...rules, signal });
    })();
    const mine = { stop, done: turn };
    running.set(name, mine);
    try {
      return await turn;
    } finally {
      if (running.get(name) === mine) running.delete(name);
    }
  };

  return {
    offset: async key => (await sizeOf(path.join(folder, nameOf(key)))) ?? 0,
    append: (key, stretch, stream, rules) => refusing(append(key, stretch, stream, rules)),
    sweep: async olderThanMs => {
      for (const [name, { bytes }] of known) if (bytes !== (await sizeOf(path.join(folder, name)))) known.delete(name);
      return refusing(sweepFolder(folder, olderThanMs));
    },
  };
}
