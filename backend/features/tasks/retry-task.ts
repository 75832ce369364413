import { Refusal } from '../../contract/problem.ts';
import type { Owner } from '../../plugins/caller.ts';
import { recountDependencies } from './dependencies-store.ts';
import { lineOf } from './lines.ts';
import type { TaskParts } from './task-parts.ts';
import { stepTask } from './task-status.ts';
import { findTask, markRetried, setPriority } from './tasks-store.ts';

const HASTENED = 1_000;

/** Queues a failed or cancelled task again with all its attempts; asked for twice it is queued once. Raises `not_found`, `task_finished`. */
export const retryTask = ({ database, queue, events }: TaskParts, owner: Owner, id: string): Promise<void> =>
  database.write(db => {
    const task = findTask(db, owner, id);
    if (!task) throw new Refusal({ code: 'not_found', message: 'That task is not there.', what: 'task', id });
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

/** Puts a waiting task before all that was not put there too. Raises `not_found`, `task_finished` when it does not wait. */
export const hastenTask = ({ database, queue, events }: TaskParts, owner: Owner, id: string): Promise<void> =>
  database.write(db => {
    const task = findTask(db, owner, id);
    if (!task) throw new Refusal({ code: 'not_found', message: 'That task is not there.', what: 'task', id });
    if (task.status !== 'queued')
      throw new Refusal({ code: 'task_finished', message: 'It no longer waits.', taskId: id, status: task.status });
    setPriority(db, id, HASTENED);
    queue.prioritize(db, id, HASTENED);
    events.publish(db, owner.personId, { type: 'task.waiting', taskId: id, batchId: task.batchId });
  });
