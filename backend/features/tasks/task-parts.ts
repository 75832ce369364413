import type { ReadyRules } from '../../content/content-rules.ts';
import type { Problem } from '../../contract/problem.ts';
import type { TaskStatus } from '../../contract/tasks.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import type { Pace } from '../../dispatch/pace.ts';
import type { Streaks } from '../../dispatch/streaks.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { Queue } from '../../queue/port.ts';
import type { WordingSource } from '../wording/index.ts';
import type { KnownBatches } from './known-batches.ts';
import type { LiveTasks } from './live-tasks.ts';
import type { Orders } from './orders.ts';

/** How a task ended; nothing more happens to it by itself. */
export type Ended = {
  readonly taskId: string;
  readonly batchId: string;
  readonly ownerId: string;
  readonly status: Extract<TaskStatus, 'succeeded' | 'failed' | 'cancelled'>;
  /** Why it failed. */
  readonly problem: Problem | null;
};

/** What the verbs of this feature work with. */
export type TaskParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly queue: Queue;
  readonly live: LiveTasks;
  readonly orders: Orders;
  readonly batches: KnownBatches;
  readonly pace: Pace;
  readonly streaks: Streaks;
  readonly contentRules: ReadyRules;
  readonly wording: WordingSource;
  /** An attempt of this worker failed by the worker's own fault. */
  readonly noteFault: (db: WritableDb, workerId: string) => void;
  /** A task has ended: told in the transaction in which it did. */
  readonly noteEnded: (db: WritableDb, ended: Ended) => void;
  /** Whether a running task goes on while its worker is silent, since the tasks that it made are at work. */
  readonly goesOn: (db: ReadableDb, taskId: string) => boolean;
  readonly now: () => number;
  /** How long a worker may be silent before its task is given to another, in ms. */
  readonly leaseMs: number;
  /** How often a worker shows that it is alive, in ms. */
  readonly heartbeatMs: number;
};

/** The usual lease, in ms. */
export const LEASE_MS = 60_000;
/** The usual time between heartbeats, in ms. */
export const HEARTBEAT_MS = 15_000;
/** How many counted attempts a task has on own machines. */
export const ATTEMPTS_MAX = 3;
