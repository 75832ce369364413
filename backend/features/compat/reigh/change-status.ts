import { z } from 'zod';
import type { Problem } from '../../../contract/problem.ts';
import { cancelTask, failAttempt, failTask, isFinished } from '../../tasks/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { isMachineFault } from './is-machine-fault.ts';
import { judgeChain } from './judge-chain.ts';
import { boundOf, listHeld } from './keep-leases.ts';
import { findLease, type ReighLease } from './reigh-leases-store.ts';
import type { ReighParts } from './reigh-parts.ts';
import { refuseUnknownTask } from './reigh-refusal.ts';
import { findReighTask, markGenerating, type ReighTask, saveOutput } from './reigh-tasks-store.ts';
import { takeCompletion } from './take-completion.ts';
import { ALLOWED, WireStatus, wireStatusOf } from './wire-status.ts';

const Text = z.string().max(200_000).nullish();

/** What `update-task-status` is told. */
export const StatusChange = z.looseObject({
  task_id: z.string().min(1).max(100),
  status: WireStatus,
  output_location: Text,
  error_details: Text,
  clear_worker: z.boolean().nullish(),
  reset_generation_started_at: z.boolean().nullish(),
});
export type StatusChange = z.infer<typeof StatusChange>;

/** How it went: how the task stands now, or why it cannot go where it was to go. */
export type Changed =
  | { readonly ok: true; readonly status: WireStatus; readonly message: string }
  | { readonly ok: false; readonly status: WireStatus; readonly allowed: readonly WireStatus[] };

const REASON_MOST = 2_000;

const reasonOf = ({ error_details, output_location }: StatusChange): string =>
  (error_details || output_location || 'It said no more.').slice(0, REASON_MOST);

const sayFailed = (reason: string): Problem => ({
  code: 'runtime_failed',
  message: `Wan2GP: ${reason}`,
  runtime: 'wan2gp',
  reason,
});

/** The worker goes on: what it says of it is kept, a repetition changes nothing, and its lease goes on as after any word of it. */
async function goOn(
  parts: ReighParts,
  change: StatusChange,
  { taskId, attemptId, kind, name }: ReighLease,
  worker: string,
) {
  const { output_location: text, reset_generation_started_at: reset } = change;
  await parts.tasks.queue.extend(attemptId, taskId, boundOf(parts, kind, parts.signs.beats(worker, name)));
  await parts.database.write(db => {
    if (text) saveOutput(db, taskId, { text });
    // An orchestrator that says so has made all that it makes, and some of that may be done already.
    if (text && kind === 'chain') judgeChain(parts.tasks, db, taskId);
    if (reset) markGenerating(db, taskId, parts.now());
  });
}

/** What a held task goes through. */
async function changeHeld(
  parts: ReighParts,
  caller: DialectCaller,
  change: StatusChange,
  held: ReighLease,
  origin: string,
  signal: AbortSignal,
): Promise<void> {
  const { workerId, owner } = caller;
  const reason = reasonOf(change);
  switch (change.status) {
    case 'In Progress':
      return goOn(parts, change, held, workerId);
    case 'Queued':
      return failAttempt(parts.tasks, workerId, held.attemptId, sayFailed(reason), true);
    case 'Failed':
      return failAttempt(parts.tasks, workerId, held.attemptId, sayFailed(reason), isMachineFault(reason));
    case 'Cancelled':
      return cancelTask(parts.tasks, owner, held.taskId);
    case 'Complete':
      await takeCompletion(
        parts,
        caller,
        { mode: 'said', taskId: held.taskId, text: change.output_location ?? '' },
        origin,
        signal,
      );
      return;
    default:
      return change.status satisfies never;
  }
}

/** What becomes of a task that the caller does not hold; false where that is none of its business. */
async function changeOther(
  parts: ReighParts,
  { owner, workerId }: DialectCaller,
  change: StatusChange,
  task: ReighTask,
): Promise<boolean> {
  if (isFinished(task.status)) return false;
  if (change.status === 'Cancelled') {
    await cancelTask(parts.tasks, owner, task.id);
    return true;
  }
  if (change.status !== 'Failed' || task.status !== 'queued') return false;
  // It had it, and has given it up or lost it: what it says again does not speak against the next attempt.
  if (findLease(parts.database.read, workerId, task.id)) return true;
  await parts.database.write(db => failTask(parts.tasks, db, task.id, sayFailed(reasonOf(change))));
  return true;
}

const MESSAGES: Record<WireStatus, string> = {
  Queued: 'Task is queued',
  'In Progress': 'Task is in progress',
  Complete: 'Task is complete',
  Failed: 'Task has failed',
  Cancelled: 'Task is cancelled',
};

/**
 * Changes a task's status as a worker says. Where the task stands is told as it is: one that failed by its machine is queued again. The same again
 * is answered alike; what the caller no longer holds can be cancelled, but not finished by it. Raises `task_not_found`.
 */
export async function changeStatus(
  parts: ReighParts,
  caller: DialectCaller,
  change: StatusChange,
  origin: string,
  signal: AbortSignal,
): Promise<Changed> {
  const db = parts.database.read;
  const read = (): ReighTask => {
    const task = findReighTask(db, caller.owner, change.task_id);
    if (!task) throw refuseUnknownTask(change.task_id);
    return task;
  };
  const task = read();
  const held = listHeld(parts, db, caller.workerId, null).find(({ taskId }) => taskId === task.id);
  const done = held
    ? changeHeld(parts, caller, change, held, origin, signal).then(() => true)
    : changeOther(parts, caller, change, task);
  const moved = await done;
  const status = wireStatusOf(read().status);
  const repeated = status === change.status && status !== 'In Progress';
  if (moved || repeated) return { ok: true, status, message: MESSAGES[status] };
  return { ok: false, status, allowed: ALLOWED[status] };
}
