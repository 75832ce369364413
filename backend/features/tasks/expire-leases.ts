import type { Problem } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { giveBack } from './give-back.ts';
import type { TaskParts } from './task-parts.ts';

const EXPIRED_AT_ONCE = 500;

const gone = (worker: string): Problem => ({
  code: 'worker_gone',
  message: 'The worker that ran it went away.',
  worker,
});

/** Gives every task back whose worker was silent for the length of its lease, but for those that go on without it; lets in those whose rest is over; returns when to look again (ms), or null. */
export async function expireLeases(parts: TaskParts): Promise<number | null> {
  const { database, queue, goesOn, leaseMs } = parts;
  for (const { taskId, attemptId } of queue.expired(database.read, EXPIRED_AT_ONCE))
    if (goesOn(database.read, taskId)) await queue.extend(attemptId, taskId, leaseMs);
  return database.write(db => {
    for (const { taskId, attemptId } of queue.expired(db, EXPIRED_AT_ONCE)) {
      giveBack(
        parts,
        db,
        { id: attemptId, taskId },
        { step: 'expire', problem: gone('unknown'), retryable: true, counted: true },
      );
    }
    return queue.promoteDue(db);
  });
}

/** Gives back at once all that a worker holds, since it said good-bye, started anew, or was seen to die; only the last speaks against the task. */
export function releaseHeldBy(parts: TaskParts, db: WritableDb, workerId: string, counted: boolean): void {
  for (const { taskId, attemptId } of parts.queue.heldBy(db, workerId)) {
    if (parts.goesOn(db, taskId)) continue;
    giveBack(
      parts,
      db,
      { id: attemptId, taskId },
      { step: 'expire', problem: gone(workerId), retryable: true, counted },
    );
  }
}
