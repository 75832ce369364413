import type { Problem } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { settleTask } from './cancel-task.ts';
import { findDependants } from './dependencies-store.ts';
import type { TaskParts } from './task-parts.ts';
import { markFailed } from './tasks-store.ts';

/** Fails a task for good, and with it those that wait for it, each with the name of the one that failed. */
export function failTask(parts: TaskParts, db: WritableDb, taskId: string, problem: Problem): void {
  const { events, now } = parts;
  const moved = markFailed(db, taskId, problem, now());
  if (!moved) return;
  // Whoever works on it is told; a result that it brings all the same is taken.
  settleTask(parts, db, taskId, null, 'expire');
  events.publish(db, moved.ownerId, { type: 'task.failed', taskId, batchId: moved.batchId });
  parts.noteEnded(db, { taskId, ...moved, status: 'failed', problem });
  for (const dependant of findDependants(db, taskId)) {
    failTask(parts, db, dependant, {
      code: 'dependency_failed',
      message: 'A task that this one needs has failed.',
      taskId,
    });
  }
}
