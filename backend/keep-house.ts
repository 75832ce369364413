import { trimEvents } from './events/event-log.ts';
import { saveSpeeds } from './features/dispatch/index.ts';
import { expireTakes, type GenerationParts, sweepMedia } from './features/generations/index.ts';
import { createClockWatch, expireLeases, forgetKeysBefore, type TaskParts } from './features/tasks/index.ts';
import { missSilentWorkers, type WorkerParts } from './features/workers/index.ts';

const LEASES_EVERY_MS = 1_000;
const LEARNED_EVERY_MS = 5_000;
const RATED_EVERY_MS = 3_000;
const HOUSE_EVERY_MS = 10 * 60_000;
const SWEEP_GRACE_MS = 60 * 60_000;
/** An idle worker asks for work at least every 30 s. */
const SILENT_MS = 60_000;
const KEYS_HELD_MS = 7 * 86_400_000;

/** Does a piece of work again and again, never twice at once; what fails is said and tried again at the next turn. */
function every(ms: number, work: () => Promise<unknown>, log: (words: string) => void): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = work()
      .catch((error: unknown) =>
        log(`Housekeeping failed and is tried again: ${error instanceof Error ? error.message : String(error)}`),
      )
      .finally(() => {
        busy = false;
      });
  }, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/**
 * Starts what the studio does by itself: leases that run out, silent workers, takes that expire, bytes that nothing refers to, pictures that nobody has judged.
 * `onSilent` is told of each worker that was not heard of for a minute. Returns how to stop it.
 */
export function keepHouse(
  parts: {
    tasks: TaskParts;
    generations: GenerationParts;
    workers: WorkerParts;
    rateResults: () => Promise<void>;
    /** Closes what was open for a time alone. */
    closeOld: () => Promise<unknown>;
    /** Forgets what writers wrote long ago and nothing came of. */
    forgetWords: () => Promise<unknown>;
  },
  onSilent: (workerId: string) => void,
  log: (words: string) => void,
): () => Promise<void> {
  const { tasks, generations, workers, rateResults, closeOld, forgetWords } = parts;
  const readJump = createClockWatch(tasks.now, LEASES_EVERY_MS, tasks.heartbeatMs);
  let listeningSince = tasks.now();
  const leases = every(
    LEASES_EVERY_MS,
    async () => {
      const jump = readJump();
      if (jump !== 0) {
        listeningSince = tasks.now();
        await tasks.database.write(db => tasks.queue.moveClock(db, jump));
      }
      await expireLeases(tasks);
      // A machine that slept, or has just started, lets those who live say so first.
      if (tasks.now() - listeningSince < SILENT_MS) return;
      for (const workerId of await missSilentWorkers(workers, SILENT_MS)) onSilent(workerId);
    },
    log,
  );
  const house = every(
    HOUSE_EVERY_MS,
    async () => {
      await expireTakes(generations);
      await closeOld();
      await forgetWords();
      await sweepMedia(generations, SWEEP_GRACE_MS);
      await tasks.database.write(db => {
        trimEvents(db);
        forgetKeysBefore(db, tasks.now() - KEYS_HELD_MS);
      });
    },
    log,
  );
  const saveWhatWasLearned = () => {
    const changes = tasks.pace.takeChanges();
    if (changes.series.length === 0) return Promise.resolve();
    return tasks.database.write(db => saveSpeeds(db, changes, tasks.now()));
  };
  const learned = every(LEARNED_EVERY_MS, saveWhatWasLearned, log);
  const rated = every(RATED_EVERY_MS, rateResults, log);
  return async () => {
    await leases();
    await house();
    await learned();
    await rated();
    await saveWhatWasLearned();
  };
}
