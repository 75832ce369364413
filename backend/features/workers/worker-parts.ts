import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';

/** What the verbs of this feature work with. */
export type WorkerParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly now: () => number;
  /** Gives back all that a worker holds; `counted` when that speaks against the task. */
  readonly releaseHeldBy: (db: WritableDb, workerId: string, counted: boolean) => void;
  /** The task that a worker runs now, if any. */
  readonly findRunningTask: (db: ReadableDb, workerId: string) => string | null;
  /** What a worker is told at its registration, in ms. */
  readonly leaseMs: number;
  readonly heartbeatMs: number;
};
