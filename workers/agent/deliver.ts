import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Problem, Refusal } from '../../backend/contract/problem.ts';
import type { Runtime, RuntimeOutput } from '../runtimes/runtime.ts';
import type { StudioDoor } from './studio-door.ts';

const RETRY_FIRST_MS = 250;
const RETRY_MOST_MS = 10_000;

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

const PASSING: ReadonlySet<Problem['code']> = new Set(['unreachable', 'disk_full', 'read_only', 'internal']);

/** Whether a refusal speaks of the moment and not of what was sent: a result that is made waits for the studio to be mended. */
const passes = (error: unknown): boolean => error instanceof Refusal && PASSING.has(error.problem.code);

async function untilTaken<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let pause = RETRY_FIRST_MS; ; pause = Math.min(RETRY_MOST_MS, pause * 2)) {
    try {
      return await send();
    } catch (error) {
      if (!passes(error) || signal.aborted) throw error;
    }
    await sleep(pause, undefined, { signal });
  }
}

/** Hands in the files, then finishes the attempt; tried again while the studio is away, since both are safe to repeat. Raises what the studio refuses with. */
export async function deliver(
  studio: StudioDoor,
  attemptId: string,
  runtime: Runtime,
  output: RuntimeOutput,
  tookMs: number,
  signal: AbortSignal,
): Promise<void> {
  const results = [];
  for (const { path, type, seed } of output.files) {
    const sha256 = await hashFile(path);
    await untilTaken(() => studio.uploadFile(path, sha256, type), signal);
    results.push({ sha256, seed });
  }
  const body = {
    results,
    runtime: runtime.name,
    versions: { ...output.versions },
    unmapped: [...output.unmapped],
    tookMs,
  };
  await untilTaken(async () => {
    const taken = await studio.deliver({ params: { id: attemptId }, body });
    if (!taken.ok) throw new Refusal(taken.problem);
  }, signal);
}
