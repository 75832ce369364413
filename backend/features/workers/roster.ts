import { uuidv7 } from 'uuidv7';
import type { EnginePlace, Looked, Roster } from '../../contract/engines.ts';

const LOOK_MOST_MS = 20_000;
/** The agent asks again at once, so one that was away for longer is not there. */
const ABSENT_MS = 5_000;

/** What the built-in agent is told to drive and to look at. Kept in memory: it is written anew at each start. */
export type RosterBook = {
  /** The places have changed. */
  change(): void;
  /** The roster, as soon as it is another than the known version, or the time is over. */
  read(knownVersion: string | null, waitMs: number, signal: AbortSignal): Promise<Roster>;
  /** Has the agent look at an engine once; null when it is not there, or did not answer in time. */
  look(place: EnginePlace): Promise<Looked | null>;
  /** What the agent found; an answer that nobody waits for is let go. */
  answer(lookId: string, looked: Looked): void;
};

/** Makes that book; `listPlaces` reads what is to be driven now. */
export function createRoster(listPlaces: () => Roster['places']): RosterBook {
  let version = uuidv7();
  let lastRead = Number.NEGATIVE_INFINITY;
  const readers = new Set<() => void>();
  const looks = new Map<string, { place: EnginePlace; resolve: (looked: Looked | null) => void }>();

  const change = () => {
    version = uuidv7();
    for (const wake of [...readers]) wake();
  };
  const untilChange = (waitMs: number, signal: AbortSignal) =>
    new Promise<void>(resolve => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        readers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, waitMs);
      signal.addEventListener('abort', wake);
      readers.add(wake);
    });

  return {
    change,
    read: async (knownVersion, waitMs, signal) => {
      if (knownVersion === version && waitMs > 0) await untilChange(waitMs, signal);
      lastRead = performance.now();
      return { version, places: listPlaces(), looks: [...looks].map(([id, { place }]) => ({ id, ...place })) };
    },
    look: async place => {
      if (readers.size === 0 && performance.now() - lastRead > ABSENT_MS) return null;
      const id = uuidv7();
      const { promise, resolve } = Promise.withResolvers<Looked | null>();
      const timer = setTimeout(() => resolve(null), LOOK_MOST_MS);
      looks.set(id, { place, resolve });
      change();
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        looks.delete(id);
      }
    },
    answer: (lookId, looked) => looks.get(lookId)?.resolve(looked),
  };
}
