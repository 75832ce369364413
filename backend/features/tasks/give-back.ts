import type { Problem } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { AttemptStep } from './attempt-state.ts';
import { type AttemptRow, endAttempt, markFault } from './attempts-store.ts';
import { failTask } from './fail-task.ts';
import { ATTEMPTS_MAX, type TaskParts } from './task-parts.ts';
import { countAttempts, markGivenBack } from './tasks-store.ts';

const BACKOFF_FIRST_MS = 5_000;
const BACKOFF_MOST_MS = 300_000;

/** How long a task rests after its n-th counted attempt (1, 2, …): 5 s × 3ⁿ⁻¹ up to 5 min, give or take a fifth. In ms. */
export const backoffMs = (attempt: number, chance = Math.random()): number =>
  Math.round(Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 3 ** (attempt - 1)) * (0.8 + 0.4 * chance));

/** Why an attempt ended without a result, and whether it speaks against the task. */
export type Ending = {
  readonly step: Extract<AttemptStep, 'fail' | 'expire'>;
  readonly problem: Problem;
  readonly retryable: boolean;
  readonly counted: boolean;
  /** Whether it speaks against the worker; as told by the others where it is left out. */
  readonly fault?: boolean;
};

/** Ends a running attempt without a result: its task goes back to the queue, after a rest if it counts, or fails when its attempts are used up. */
export function giveBack(
  parts: TaskParts,
  db: WritableDb,
  attempt: Pick<AttemptRow, 'id' | 'taskId'>,
  { step, problem, retryable, counted, fault = counted && retryable }: Ending,
): void {
  const { queue, events, live, now } = parts;
  if (!endAttempt(db, attempt.id, step, now(), { problem })) return;
  if (fault) {
    const workerId = markFault(db, attempt.id);
    if (workerId !== undefined) parts.noteFault(db, workerId);
  }
  db.afterCommit(() => live.forget(attempt.taskId));
  const tried = countAttempts(db, attempt.taskId);
  if (!retryable || (counted && tried >= ATTEMPTS_MAX)) {
    failTask(parts, db, attempt.taskId, problem);
    return;
  }
  const notBefore = counted ? now() + backoffMs(tried) : null;
  const moved = markGivenBack(db, attempt.taskId, counted, notBefore, counted ? problem : null);
  if (!moved) return;
  queue.requeue(db, attempt.taskId, attempt.id, notBefore);
  events.publish(db, moved.ownerId, { type: 'task.waiting', taskId: attempt.taskId, batchId: moved.batchId });
}
