import type { Problem } from '../../contract/problem.ts';
import type { Batch, NewTask } from '../../contract/tasks.ts';
import type { Worker } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { Owner, TokenCaller } from '../../plugins/caller.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Claimers } from './claimers.ts';
import type { RosterBook } from './roster.ts';

/** One try of a task that a worker has ended, as its record shows it; times in ms. */
export type EndedAttempt = {
  readonly taskId: string;
  readonly modelId: string;
  readonly succeeded: boolean;
  /** It failed, and not for what was asked of it. */
  readonly fault: boolean;
  readonly problem: Problem | null;
  readonly startedAt: number;
  readonly endedAt: number;
};

/** What the verbs of this feature work with. */
export type WorkerParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly now: () => number;
  /** Gives back all that a worker holds; `counted` when that speaks against the task. */
  readonly releaseHeldBy: (db: WritableDb, workerId: string, counted: boolean) => void;
  /** Which worker registers with that token; `begin` makes it where the token has none yet. */
  readonly settleToken: (db: WritableDb, caller: TokenCaller, instanceId: string, begin: () => string) => string;
  /** What a worker runs now, if anything. */
  readonly readLoad: (db: ReadableDb, workerId: string) => Worker['load'];
  /** Its newest ended attempts, newest first. */
  readonly listEnded: (db: ReadableDb, workerId: string, limit: number) => EndedAttempt[];
  readonly claimers: Claimers;
  /** Where the passwords of engines are. */
  readonly vault: Vault;
  /** Those whose models the studio has changed since they registered. */
  readonly outdated: Set<string>;
  readonly roster: RosterBook;
  /** The tokens of the workers that the built-in agent drives, by worker: in memory, made anew at each start. */
  readonly driven: Map<string, string>;
  /** A token for a worker that dies with the studio. */
  readonly issueToken: (workerId: string) => string;
  /** Ends every token of a worker. */
  readonly shutOut: (db: WritableDb, workerId: string) => void;
  /** Asks for a task as this person. */
  readonly ask: (owner: Owner, asked: NewTask) => Promise<Batch>;
  /** What a worker is told at its registration, in ms. */
  readonly leaseMs: number;
  readonly heartbeatMs: number;
};
