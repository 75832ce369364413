import { Refusal } from '../../contract/problem.ts';
import type { Owner } from '../../plugins/caller.ts';
import { readTaskRow } from './read-task-row.ts';
import type { TaskParts } from './task-parts.ts';
import { setPriority } from './tasks-store.ts';

const HASTENED = 1_000;

/** Puts a waiting task before all that was not put there too. Raises `not_found`, `task_finished` when it does not wait. */
export const hastenTask = ({ database, queue, events }: TaskParts, owner: Owner, id: string): Promise<void> =>
  database.write(db => {
    const task = readTaskRow(db, owner, id);
    if (task.status !== 'queued')
      throw new Refusal({ code: 'task_finished', message: 'It no longer waits.', taskId: id, status: task.status });
    setPriority(db, id, HASTENED);
    queue.prioritize(db, id, HASTENED);
    events.publish(db, owner.personId, { type: 'task.waiting', taskId: id, batchId: task.batchId });
  });
