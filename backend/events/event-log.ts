import type { StudioEvent } from '../contract/events.ts';
import type { ReadableDb, WritableDb } from '../db/handles.ts';
import { type Audience, type EventBus, frameOf } from './event-bus.ts';

const INSERT = 'INSERT INTO event (at, audience, body) VALUES (?, ?, ?)';
const AFTER =
  "SELECT seq, audience, body FROM event WHERE seq > ? AND audience IN ('studio', ?) ORDER BY seq LIMIT 1000";
const BOUNDS = 'SELECT coalesce(min(seq), 0) AS first, coalesce(max(seq), 0) AS last FROM event';
/** How many events are held for readers that were away. */
const EVENTS_HELD = 50_000;

/** Publishing: stored within the transaction that made it true, heard once that is durable. */
export type EventLog = {
  publish(db: WritableDb, audience: Audience, event: StudioEvent): void;
  /** For what is too fleeting to store: progress and previews. */
  mention(audience: Audience, event: StudioEvent): void;
};

export function createEventLog(bus: EventBus, now: () => number): EventLog {
  return {
    publish: (db, audience, event) => {
      let seq = 0;
      db.insertSoon(INSERT, [now(), audience, JSON.stringify(event)], number => {
        seq = number;
      });
      db.afterCommit(() => bus.emit({ seq, audience, event }));
    },
    mention: (audience, event) => bus.emit({ seq: null, audience, event }),
  };
}

/**
 * The frames that a person missed since `after`, up to 1,000 at a time, with the `seq` that they reach to;
 * null when the log no longer reaches back that far and everything has to be read again.
 */
export function readMissed(
  db: ReadableDb,
  personId: string,
  after: number,
): { text: string; last: number; more: boolean } | null {
  const { first, last } = db.get<{ first: number; last: number }>(BOUNDS) ?? { first: 0, last: 0 };
  if (after > last || (first > 0 && after < first - 1)) return null;
  const rows = db.all<{ seq: number; audience: string; body: string }>(AFTER, after, personId);
  const text = rows
    .map(({ seq, audience, body }) => frameOf({ seq, audience, event: JSON.parse(body) as StudioEvent }))
    .join('');
  return { text, last: rows.at(-1)?.seq ?? last, more: rows.length === 1000 };
}

/** Where the log ends now. */
export const lastSeq = (db: ReadableDb): number => db.get<{ last: number }>(BOUNDS)?.last ?? 0;

/** Forgets all but the newest EVENTS_HELD events. */
export const trimEvents = (db: WritableDb): number =>
  db.run('DELETE FROM event WHERE seq <= (SELECT max(seq) FROM event) - ?', EVENTS_HELD);
