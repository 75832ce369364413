import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Parameters } from '../../backend/contract/parameters.ts';
import { Refusal } from '../../backend/contract/problem.ts';
import type { StudioDoor } from './studio-door.ts';

/** A line that gives nothing for so long is dead, though nobody has said so: the heartbeat would keep the task for ever. In ms. */
const IDLE_MS = 30_000;

async function fetchFile(
  studio: Pick<StudioDoor, 'fetchMedia'>,
  sha256: string,
  file: string,
  signal: AbortSignal,
  idleMs: number,
): Promise<void> {
  const ending = new AbortController();
  const stop = () => ending.abort(signal.reason);
  const message = `The studio began to send an input and then nothing more for ${idleMs / 1000} s.`;
  const idle = setTimeout(() => ending.abort(new Refusal({ code: 'unreachable', message, where: 'studio' })), idleMs);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const watch = async function* (bytes: AsyncIterable<Uint8Array>) {
    for await (const piece of bytes) {
      idle.refresh();
      yield piece;
    }
  };
  try {
    const bytes = Readable.fromWeb(await studio.fetchMedia(sha256, ending.signal));
    await pipeline(bytes, watch, createWriteStream(file), { signal: ending.signal });
  } catch (error) {
    throw ending.signal.aborted ? ending.signal.reason : error;
  } finally {
    clearTimeout(idle);
    signal.removeEventListener('abort', stop);
  }
}

/** Fetches every picture that a task's parameters name into its folder; returns their paths by parameter name. Raises `unreachable` when the line is dead. */
export async function fetchInputs(
  studio: Pick<StudioDoor, 'fetchMedia'>,
  parameters: Parameters,
  folder: string,
  signal: AbortSignal,
  idleMs = IDLE_MS,
): Promise<Record<string, string>> {
  const inputs: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'object' || !('media' in value)) continue;
    const file = path.join(folder, `input-${value.media}`);
    await fetchFile(studio, value.media, file, signal, idleMs);
    inputs[name] = file;
  }
  return inputs;
}
