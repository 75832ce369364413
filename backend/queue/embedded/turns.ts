import type { ReadableDb } from '../../db/handles.ts';

// Read once a person and start; CROSS JOIN makes SQLite begin with the newest entry and stop at that person's first.
const LAST = `SELECT q.turn FROM queue_entry q CROSS JOIN task t ON t.id = q.task_id WHERE t.owner_id = (SELECT ?)
  ORDER BY q.task_id DESC LIMIT 1`;
const FIRST = 'SELECT turn FROM queue_entry ORDER BY task_id LIMIT 1';

/** Whose turn it is among those of one priority. */
export type Turns = {
  /** The turn of that person's next task. */
  next(db: ReadableDb, ownerId: string): number;
  /** A task of this turn was handed out: who comes now need not wait behind what others asked for long ago. */
  served(turn: number): void;
};

/**
 * Start-time fair queueing (Goyal, Vin, Cheng 1996) with tasks of equal weight: a person's tasks follow each other one turn apart,
 * and whoever has nothing in the queue begins at the turn that is being served. After a restart it goes on from what waits.
 */
export function createTurns(): Turns {
  const last = new Map<string, number>();
  let now: number | null = null;
  return {
    next: (db, ownerId) => {
      now ??= db.get<{ turn: number }>(FIRST)?.turn ?? 0;
      const before = last.get(ownerId) ?? db.get<{ turn: number }>(LAST, ownerId)?.turn ?? 0;
      const turn = Math.max(now, before + 1);
      last.set(ownerId, turn);
      return turn;
    },
    served: turn => {
      now = Math.max(now ?? 0, turn);
    },
  };
}
