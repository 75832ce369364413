import { Refusal } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { AttemptStep } from './attempt-state.ts';
import { endAttempt } from './attempts-store.ts';
import { findDependants } from './dependencies-store.ts';
import { readTaskRow } from './read-task-row.ts';
import type { TaskParts } from './task-parts.ts';
import { isFinished } from './task-status.ts';
import { findTasksOf, markCancelled } from './tasks-store.ts';

/** Takes a task out of the queue; whoever held it other than `by` is told to stop, and what it delivers all the same counts as `step` says. */
export function settleTask(
  { queue, live, orders, now }: TaskParts,
  db: WritableDb,
  taskId: string,
  by: string | null,
  step: Extract<AttemptStep, 'cancel' | 'expire'> = 'cancel',
): void {
  const holder = queue.settle(db, taskId, by)?.attemptId ?? null;
  const stopped = holder !== null && holder !== by ? holder : null;
  if (stopped !== null) endAttempt(db, stopped, step, now());
  db.afterCommit(() => {
    live.forget(taskId);
    if (stopped !== null) orders.wake(stopped);
  });
}

/** Cancels a task and what waits for it; one that has ended stays as it is. */
export function cancelOne(parts: TaskParts, db: WritableDb, taskId: string): void {
  const moved = markCancelled(db, taskId, parts.now());
  if (!moved) return;
  settleTask(parts, db, taskId, null);
  parts.events.publish(db, moved.ownerId, { type: 'task.cancelled', taskId, batchId: moved.batchId });
  for (const dependant of findDependants(db, taskId)) cancelOne(parts, db, dependant);
  parts.noteEnded(db, { taskId, ...moved, status: 'cancelled', problem: null });
}

/** Stops a task, waiting or running, and what waits for it; a cancelled one stays so. Raises `not_found`, or `task_finished` with how it ended. */
export const cancelTask = (parts: TaskParts, owner: Owner, id: string): Promise<void> =>
  parts.database.write(db => {
    const task = readTaskRow(db, owner, id);
    if (task.status === 'cancelled') return;
    if (isFinished(task.status))
      throw new Refusal({
        code: 'task_finished',
        message: 'It had finished before it could be cancelled.',
        taskId: id,
        status: task.status,
      });
    cancelOne(parts, db, id);
  });

/** Stops whatever of a batch has not finished. */
export const cancelBatch = (parts: TaskParts, batchId: string): Promise<void> =>
  parts.database.write(db => {
    for (const { id } of findTasksOf(db, [batchId])) cancelOne(parts, db, id);
  });
