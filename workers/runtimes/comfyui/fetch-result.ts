import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { IMPORT_LIMIT } from '../../../backend/contract/media.ts';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { SavedFile } from './answers.ts';
import { type ComfyDoor, refuseSilent } from './comfy-door.ts';

/** What is made is worth more than one try; pauses in ms. */
const PAUSES = [500, 2_000, 8_000];

function limitBytes(name: string): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      passed += chunk.length;
      if (passed <= IMPORT_LIMIT) return done(null, chunk);
      const limit = IMPORT_LIMIT / 1024 / 1024;
      const message = `ComfyUI made ${name}, which is larger than ${limit} MB.`;
      done(new Refusal({ code: 'too_large', message, limit, unit: 'MB' }));
    },
  });
}

const addressOf = ({ filename, subfolder, type }: SavedFile): string =>
  `/view?${new URLSearchParams({ filename, subfolder, type })}`;

async function fetchOnce(door: ComfyDoor, saved: SavedFile, file: string, signal: AbortSignal): Promise<boolean> {
  const response = await door.open(addressOf(saved), signal);
  if (!response?.body) return false;
  const limit = limitBytes(saved.filename);
  try {
    await pipeline(Readable.fromWeb(response.body), limit, createWriteStream(file), { signal });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    // What the disk or the limit says is final; the rest is a line that broke.
    if (error instanceof Refusal || (error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    throw refuseSilent(door.address, 'it broke off in the middle of a result');
  }
}

/** Streams a result to a file; false where the engine has none of that name. Raises `too_large`, and `unreachable` when several tries broke off. */
export async function fetchResult(
  door: ComfyDoor,
  saved: SavedFile,
  file: string,
  signal: AbortSignal,
): Promise<boolean> {
  for (const pause of [...PAUSES, null]) {
    try {
      return await fetchOnce(door, saved, file, signal);
    } catch (error) {
      const broke = error instanceof Refusal && error.problem.code === 'unreachable';
      await rm(file, { force: true });
      if (!broke || pause === null) throw error;
      await sleep(pause, undefined, { signal });
    }
  }
  return false;
}
