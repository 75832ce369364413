import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { findThread } from './find-thread.ts';
import { findWeights } from './find-weights.ts';

/** A tile on its way to a thread: three bytes a pixel. */
export type TileWork = {
  readonly id: number;
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
};

/** A tile that has become larger. */
export type TileResult = TileWork;

const MOST_THREADS = 4;

/** How many threads compute: one processor stays free for the agent's heartbeats and the person; each takes some 150 MB. */
const countThreads = (): number => Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));

/**
 * Makes every tile larger on threads beside this one, as many at once as there are threads; `onTile` gets each as it is done.
 * When the signal aborts the threads end at once, in the middle of a tile, and it rejects with the signal's reason.
 */
export async function enlargeTiles(
  factor: 2 | 4,
  works: Iterable<TileWork>,
  onTile: (result: TileResult) => void,
  signal: AbortSignal,
  threads = countThreads(),
): Promise<void> {
  signal.throwIfAborted();
  const queue = works[Symbol.iterator]();
  const running = new Set<Worker>();
  const runThread = () =>
    new Promise<void>((resolve, reject) => {
      const thread = new Worker(findThread('upscale-thread'), { workerData: findWeights(factor) });
      running.add(thread);
      const next = () => {
        const { value, done } = queue.next();
        if (done) resolve();
        else thread.postMessage(value, [value.pixels.buffer]);
      };
      thread.on('message', (message: 'ready' | TileResult) => {
        if (message !== 'ready') onTile(message);
        next();
      });
      thread.on('error', reject);
      thread.on('exit', code => reject(new Error(`A thread that computed ended by itself (code ${code}).`)));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  try {
    await Promise.all(Array.from({ length: threads }, runThread));
  } finally {
    for (const thread of running) void thread.terminate();
  }
}
