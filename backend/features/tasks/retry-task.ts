import { Refusal } from '../../contract/problem.ts';
import type { Owner } from '../../plugins/caller.ts';
import { recountDependencies } from './dependencies-store.ts';
import { lineOf } from './lines.ts';
import { readTaskRow } from './read-task-row.ts';
import type { TaskParts } from './task-parts.ts';
import { stepTask } from './task-status.ts';
import { markRetried } from './tasks-store.ts';

/** Queues a failed or cancelled task again with all its attempts; asked for twice it is queued once. Raises `not_found`, `task_finished`. */
export const retryTask = ({ database, queue, events }: TaskParts, owner: Owner, id: string): Promise<void> =>
  database.write(db => {
    const task = readTaskRow(db, owner, id);
    if (task.status === 'queued' || task.status === 'running') return;
    if (!stepTask(task.status, 'retry'))
      throw new Refusal({
        code: 'task_finished',
        message: 'It has succeeded; vary it instead.',
        taskId: id,
        status: task.status,
      });
    markRetried(db, id);
    if (recountDependencies(db, id) === 0)
      queue.enqueue(db, {
        taskId: id,
        line: lineOf(task.modelId, task.onlyWorker),
        ownerId: task.ownerId,
        priority: task.priority,
        notBefore: null,
      });
    events.publish(db, owner.personId, { type: 'task.waiting', taskId: id, batchId: task.batchId });
  });
