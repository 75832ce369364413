import { Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findTask, type TaskRow } from './tasks-store.ts';

/** One of this person's tasks, as its row holds it. Raises `not_found`, for another person's too. */
export function readTaskRow(db: ReadableDb, owner: Owner, id: string): TaskRow {
  const task = findTask(db, owner, id);
  if (!task) throw new Refusal({ code: 'not_found', message: 'That task is not there.', what: 'task', id });
  return task;
}
