import type { Problem } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { giveBack } from './give-back.ts';
import type { TaskParts } from './task-parts.ts';

const gone = (worker: string): Problem => ({
  code: 'worker_gone',
  message: 'The worker that ran it went away.',
  worker,
});

/** Gives every task back whose worker was silent for the length of its lease, lets in those whose rest is over; returns when to look again (ms), or null. */
export const expireLeases = (parts: TaskParts): Promise<number | null> =>
  parts.database.write(db => {
    for (const { taskId, attemptId } of parts.queue.expired(db, 500)) {
      giveBack(
        parts,
        db,
        { id: attemptId, taskId },
        { step: 'expire', problem: gone('unknown'), retryable: true, counted: true },
      );
    }
    return parts.queue.promoteDue(db);
  });

/** Gives back at once all that a worker holds, since it said good-bye, started anew, or was seen to die; only the last speaks against the task. */
export function releaseHeldBy(parts: TaskParts, db: WritableDb, workerId: string, counted: boolean): void {
  for (const { taskId, attemptId } of parts.queue.heldBy(db, workerId)) {
    giveBack(
      parts,
      db,
      { id: attemptId, taskId },
      { step: 'expire', problem: gone(workerId), retryable: true, counted },
    );
  }
}
