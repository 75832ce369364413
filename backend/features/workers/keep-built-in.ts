import { hostname } from 'node:os';
import { uuidv7 } from 'uuidv7';
import type { ModelCard } from '../../contract/models.ts';
import { leaveWorker } from './register-worker.ts';
import { saveSites } from './resolve-models.ts';
import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, findBuiltIn, insertWorker } from './workers-store.ts';

/** A started worker process. */
export type WorkerProcess = {
  readonly pid: number | undefined;
  onExit(listener: (code: number | null) => void): void;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
};
/** Starts the agent's process with these variables added to its environment; its secret travels there and nowhere else. */
export type LaunchWorker = (env: Record<string, string>) => WorkerProcess;

const RESTART_FIRST_MS = 500;
const RESTART_MOST_MS = 30_000;
const STEADY_MS = 60_000;
const DRAIN_MS = 5_000;

/** Makes sure that the studio's own worker has a row, and that its models can be asked for from the first second. */
export const prepareBuiltIn = ({ database, now }: WorkerParts, cards: readonly ModelCard[]): Promise<string> =>
  database.write(db => {
    const known = findBuiltIn(db);
    const id = known?.id ?? uuidv7();
    const hardware = { cpus: 0, memoryBytes: 0, gpus: [] };
    if (!known) {
      insertWorker(db, {
        id,
        name: 'Built-in',
        host: hostname(),
        builtIn: true,
        version: '',
        runtimes: [],
        hardware,
        paused: false,
        online: false,
        createdAt: now(),
      });
    }
    changeWorker(db, id, { online: false, trouble: null });
    saveSites(db, id, cards, now());
    return id;
  });

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Keeps the built-in worker running: started anew when it dies, at once at first, then with growing pauses. `restart` is for one that hangs; stopping drains it. */
export function keepBuiltIn(
  parts: WorkerParts,
  workerId: string,
  launch: () => WorkerProcess,
  say: (words: string) => void,
): { restart(): void; stop(): Promise<void> } {
  let stopping = false;
  let failures = 0;
  let current: WorkerProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let gone = Promise.resolve();

  const start = () => {
    const startedAt = parts.now();
    const child = launch();
    current = child;
    const { promise, resolve } = Promise.withResolvers<void>();
    gone = promise;
    child.onExit(code => {
      current = null;
      const driven = [workerId, ...parts.driven.keys()];
      const left = Promise.all(driven.map(id => leaveWorker(parts, id, !stopping))).catch((error: unknown) =>
        say(`What the built-in worker held comes back as its lease runs out: ${wordsOf(error)}`),
      );
      if (stopping) {
        void left.finally(resolve);
        return;
      }
      resolve();
      failures = parts.now() - startedAt > STEADY_MS ? 1 : failures + 1;
      const pause = Math.min(RESTART_MOST_MS, RESTART_FIRST_MS * 2 ** (failures - 1));
      say(`The built-in worker ended (code ${code}); it is started again in ${pause} ms.`);
      timer = setTimeout(start, pause);
    });
  };
  start();

  return {
    restart: () => {
      say('The built-in worker was not heard of for too long; it is started anew.');
      current?.kill('SIGKILL');
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      const child = current;
      if (!child) return;
      child.kill('SIGTERM');
      const hurry = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS);
      await gone;
      clearTimeout(hurry);
    },
  };
}
