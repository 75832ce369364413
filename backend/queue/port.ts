import type { ReadableDb, WritableDb } from '../db/handles.ts';

/** A task as the queue knows it; only tasks whose dependencies are done are ever in it. */
export type QueueEntry = {
  readonly taskId: string;
  /** What it stands in: the line of its model, or the line of its model on one worker alone. */
  readonly line: string;
  /** Whose it is: within one priority people take turns, so that a hundred tasks of one do not keep another waiting. */
  readonly ownerId: string;
  /** Higher goes first. */
  readonly priority: number;
  /** Not before this instant (ms), or null for at once. */
  readonly notBefore: number | null;
};

/** The first of a line. */
export type Ready = {
  readonly taskId: string;
  readonly line: string;
  readonly priority: number;
  /** Its place among those of one priority: people take turns, and each one's tasks keep their order. */
  readonly turn: number;
};

/** What a claimer can run. */
export type ClaimRequest = {
  readonly claimerId: string;
  readonly lines: readonly string[];
  /** Which of two first ones this claimer takes: negative for the first. A total order. */
  readonly prefer: (a: Ready, b: Ready) => number;
  readonly leaseMs: number;
  /** It serves this person alone; left out, all. */
  readonly ownerId?: string;
  /** Whether it is given work now: asked in the transaction that would hand it a task. Left out, it is. */
  readonly isServed?: (db: ReadableDb) => boolean;
};

/** A task in a claimer's hand; `attemptId` names the lease and fences all that is done with it. */
export type Claimed = Ready & { readonly attemptId: string; readonly leaseExpiresAt: number };

/** How long a claim waits for a task where there is none, and what ends the wait. */
export type Patience = { readonly waitMs: number; readonly signal?: AbortSignal };

/** How many tasks are in the queue, by what they wait for. */
export type Depths = { readonly ready: number; readonly leased: number; readonly delayed: number };

/** The queue that every adapter keeps; `conformance.ts` says in tests what each promise means. */
export type Queue = {
  /** Adds a task, in the transaction that makes it true. */
  enqueue(db: WritableDb, entry: QueueEntry): void;
  /** Hands out the best task for this claimer to nobody else; `take` runs in the same transaction; null when none came in time. */
  claim<T>(request: ClaimRequest, patience: Patience, take: (db: WritableDb, claimed: Claimed) => T): Promise<T | null>;
  /** Hands out this one task, if it could be handed out now, in the transaction that makes it true; null where it could not. */
  take(db: WritableDb, taskId: string, claimerId: string, leaseMs: number): Claimed | null;
  /** Makes a lease last leaseMs from now; null when it is no longer held. */
  extend(attemptId: string, taskId: string, leaseMs: number): Promise<number | null>;
  /**
   * Takes a task out for good: finished, failed or cancelled. Tells the attempt that held it, if any; null when it was not in the queue.
   * Whoever names the attempt that most likely holds it (`by`) gets the same answer, and cheaper where that is so.
   */
  settle(db: WritableDb, taskId: string, by?: string | null): { attemptId: string | null } | null;
  /** Ends a lease and puts the task back, at once or not before an instant. False when that attempt does not hold it. */
  requeue(db: WritableDb, taskId: string, attemptId: string, notBefore: number | null): boolean;
  /** Changes the priority of a task that waits. */
  prioritize(db: WritableDb, taskId: string, priority: number): boolean;
  /** Leases that have run out, up to `limit`; the caller decides whether each is requeued or settled. */
  expired(db: ReadableDb, limit: number): { taskId: string; attemptId: string }[];
  /** The first `limit` tasks of each of these lines that could be handed out now, line by line. */
  waiting(db: ReadableDb, lines: readonly string[], limit: number): Ready[];
  /** How many stand before a task in its line; null when it could not be handed out now. */
  ahead(db: ReadableDb, taskId: string): number | null;
  /** Leases that a claimer holds. */
  heldBy(db: ReadableDb, claimerId: string): { taskId: string; attemptId: string }[];
  /** Lets delayed tasks in whose time has come; returns when the next thing is due (ms), or null. */
  promoteDue(db: WritableDb): number | null;
  /** Lets every lease run for leaseMs from now, or for what is left of a longer one: at a start, since nobody could keep one up while the studio was away. */
  renewLeases(db: WritableDb, leaseMs: number): void;
  /** The clock was moved by that much (ms): every lease runs for as long as it would have, and no delay becomes longer. */
  moveClock(db: WritableDb, byMs: number): void;
  /** While paused nothing is handed out. */
  pause(paused: boolean): void;
  depths(): Depths;
};
