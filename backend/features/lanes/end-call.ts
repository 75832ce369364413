import type { Problem } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { releaseHold } from '../spending/index.ts';
import { failTask, giveBack } from '../tasks/index.ts';
import { type CallOutcome, type CallRow, markEnded } from './calls-store.ts';
import type { CloudCard } from './cloud-card.ts';
import { hasOtherPlace } from './find-other-place.ts';
import type { LaneParts } from './lane-parts.ts';
import { settleCall, type Took } from './settle-call.ts';

/** How a call came to nothing. */
export type Failing = {
  readonly problem: Problem;
  /** What it took; null where it surely never ran. */
  readonly took: Took | null;
  /** Whether it speaks against the cloud, and not against what was asked of it. */
  readonly fault: boolean;
};

function closeCall(
  parts: LaneParts,
  db: WritableDb,
  call: CallRow,
  card: CloudCard | null,
  outcome: CallOutcome,
  { took, fault }: Pick<Failing, 'took' | 'fault'>,
  why: string,
): boolean {
  if (!markEnded(db, call.attemptId, outcome, fault, parts.now())) return false;
  if (took === null) releaseHold(parts.spending, db, call.attemptId, why);
  else settleCall(parts, db, call, card, took);
  return true;
}

/**
 * Ends a call that made nothing: its money is settled or given back, and its task goes back to the queue for the next place, or fails where none is
 * left, with the cloud's own words. A task that has ended meanwhile stays as it is.
 */
export function failCall(
  parts: LaneParts,
  db: WritableDb,
  call: CallRow,
  card: CloudCard | null,
  failing: Failing,
): void {
  const { tasks } = parts;
  const { attemptId, taskId } = call;
  const { problem } = failing;
  if (!closeCall(parts, db, call, card, 'failed', failing, problem.message)) return;
  giveBack(
    tasks,
    db,
    { id: attemptId, taskId },
    { step: 'fail', problem, retryable: true, counted: true, fault: false },
  );
  if (!hasOtherPlace(db, taskId, parts.now())) failTask(tasks, db, taskId, problem);
}

/** Ends a call that surely never ran: the money is given back, and the task waits again as if nothing had been tried. `fault` where that speaks against the cloud. */
export function withdrawCall(parts: LaneParts, db: WritableDb, call: CallRow, problem: Problem, fault = true): void {
  const { tasks } = parts;
  const { attemptId, taskId } = call;
  if (!closeCall(parts, db, call, null, 'absent', { took: null, fault }, problem.message)) return;
  giveBack(tasks, db, { id: attemptId, taskId }, { step: 'fail', problem, retryable: true, counted: false });
}

/** Ends a call whose task was cancelled, or finished elsewhere. */
export function dropCall(
  parts: LaneParts,
  db: WritableDb,
  call: CallRow,
  card: CloudCard | null,
  took: Took | null,
): void {
  closeCall(parts, db, call, card, 'cancelled', { took, fault: false }, 'The task was cancelled.');
}
