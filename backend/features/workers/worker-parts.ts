import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { TokenCaller } from '../../plugins/caller.ts';

/** What the verbs of this feature work with. */
export type WorkerParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly now: () => number;
  /** Gives back all that a worker holds; `counted` when that speaks against the task. */
  readonly releaseHeldBy: (db: WritableDb, workerId: string, counted: boolean) => void;
  /** The task that a worker runs now, if any. */
  readonly findRunningTask: (db: ReadableDb, workerId: string) => string | null;
  /** Which worker registers with that token; `begin` makes it where the token has none yet. */
  readonly settleToken: (db: WritableDb, caller: TokenCaller, instanceId: string, begin: () => string) => string;
  /** What a worker is told at its registration, in ms. */
  readonly leaseMs: number;
  readonly heartbeatMs: number;
};
