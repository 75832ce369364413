import type { WritableDb } from '../../db/handles.ts';
import { endAttempt } from './attempts-store.ts';
import { settleTask } from './cancel-task.ts';
import { findDependants, releaseDependency } from './dependencies-store.ts';
import { lineOf } from './lines.ts';
import type { Ended, TaskParts } from './task-parts.ts';
import { markSucceeded } from './tasks-store.ts';

/** A task has succeeded with these generations: it leaves the queue, what waited for it is freed, and whoever else than `by` works on it is told to stop. */
export function succeedTask(
  parts: TaskParts,
  db: WritableDb,
  { taskId, batchId, ownerId }: Pick<Ended, 'taskId' | 'batchId' | 'ownerId'>,
  by: string | null,
  generationIds: string[],
): void {
  const { queue, events, now } = parts;
  if (!markSucceeded(db, taskId, now())) return;
  settleTask(parts, db, taskId, by);
  for (const dependant of findDependants(db, taskId)) {
    const freed = releaseDependency(db, dependant);
    if (freed?.waitingOn === 0)
      queue.enqueue(db, {
        taskId: dependant,
        line: lineOf(freed.modelId, freed.onlyWorker),
        ownerId,
        priority: freed.priority,
        notBefore: null,
      });
  }
  events.publish(db, ownerId, { type: 'task.finished', taskId, batchId, generationIds });
  parts.noteEnded(db, { taskId, batchId, ownerId, status: 'succeeded', problem: null });
}

/** A task has succeeded by what others have made for it, and has no result of its own; the attempt that holds it is accepted. */
export function completeTask(
  parts: TaskParts,
  db: WritableDb,
  task: Pick<Ended, 'taskId' | 'batchId' | 'ownerId'>,
): void {
  const holder = parts.queue.settle(db, task.taskId)?.attemptId ?? null;
  if (holder !== null) endAttempt(db, holder, 'accept', parts.now(), { generationIds: [] });
  succeedTask(parts, db, task, holder, []);
}
