import { type Problem, Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { type AttemptRow, findAttempt } from './attempts-store.ts';
import { giveBack } from './give-back.ts';
import type { TaskParts } from './task-parts.ts';

/** What was found under an attempt's id, if this worker holds it; raises `lease_lost` when it is another's or unknown. */
export function heldBy<Row extends { workerId: string }>(
  found: Row | undefined,
  workerId: string,
  attemptId: string,
): Row {
  if (found?.workerId === workerId) return found;
  throw new Refusal({ code: 'lease_lost', message: 'This worker does not hold that lease.', attemptId });
}

/** The attempt that a worker speaks of; raises `lease_lost`. */
export const readHeld = (db: ReadableDb, workerId: string, attemptId: string): AttemptRow =>
  heldBy(findAttempt(db, attemptId), workerId, attemptId);

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
