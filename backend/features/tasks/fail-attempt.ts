import { type Problem, Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { type AttemptRow, findAttempt } from './attempts-store.ts';
import { giveBack } from './give-back.ts';
import type { TaskParts } from './task-parts.ts';

/** The attempt that a worker speaks of; raises `lease_lost` when it is another's or unknown. */
export function readHeld(db: ReadableDb, workerId: string, attemptId: string): AttemptRow {
  const attempt = findAttempt(db, attemptId);
  if (!attempt || attempt.workerId !== workerId) {
    throw new Refusal({ code: 'lease_lost', message: 'This worker does not hold that lease.', attemptId });
  }
  return attempt;
}

/** A worker gives its attempt up; saying it again changes nothing. Raises `lease_lost`. */
export const failAttempt = (
  parts: TaskParts,
  workerId: string,
  attemptId: string,
  problem: Problem,
  retryable: boolean,
): Promise<void> =>
  parts.database.write(db => {
    const attempt = readHeld(db, workerId, attemptId);
    giveBack(parts, db, attempt, { step: 'fail', problem, retryable, counted: true });
  });
