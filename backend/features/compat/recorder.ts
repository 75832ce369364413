import type { Exchange } from '../../contract/compat.ts';
import type { EventLog } from '../../events/event-log.ts';

/** How many exchanges are held for each worker, and of all strangers together. */
export const HELD = 200;
/** Screens are told at most once in this time, in ms. */
const TELL_EVERY_MS = 250;

/** What the workers of other studios asked and were answered, in memory alone: it is there to find out why one does not work. */
export type Recorder = {
  /** Writes an exchange down; of a stranger's, `workerId` is null. */
  record(workerId: string | null, exchange: Omit<Exchange, 'seq'>): void;
  /** The exchanges that came after that one, oldest first. */
  list(workerId: string | null, after: number): Exchange[];
};

/** Makes a recorder that tells the screens of what is new. When a worker is first heard of, what is held of those that `isHere` knows no more is let go. */
export function createRecorder(events: Pick<EventLog, 'mention'>, isHere: (workerId: string) => boolean): Recorder {
  const rings = new Map<string | null, Exchange[]>();
  const untold = new Set<string | null>();
  let seq = 0;
  const tell = () => {
    for (const workerId of untold) events.mention('studio', { type: 'compat.exchanged', workerId });
    untold.clear();
  };
  const ringOf = (workerId: string | null): Exchange[] => {
    const known = rings.get(workerId);
    if (known) return known;
    for (const id of rings.keys()) if (id !== null && !isHere(id)) rings.delete(id);
    const ring: Exchange[] = [];
    rings.set(workerId, ring);
    return ring;
  };
  return {
    record: (workerId, exchange) => {
      const ring = ringOf(workerId);
      seq += 1;
      ring.push({ seq, ...exchange });
      if (ring.length > HELD) ring.shift();
      if (untold.size === 0) setTimeout(tell, TELL_EVERY_MS).unref();
      untold.add(workerId);
    },
    list: (workerId, after) => (rings.get(workerId) ?? []).filter(exchange => exchange.seq > after),
  };
}
