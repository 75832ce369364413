import { cancelTask, isFinished } from '../../tasks/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { findRows } from './find-rows.ts';
import type { RestQuery } from './read-rest-query.ts';
import type { ReighParts } from './reigh-parts.ts';
import { refuseBody } from './reigh-refusal.ts';
import { findReighTask, forgetReighTask } from './reigh-tasks-store.ts';
import type { TaskRow } from './say-task.ts';

/**
 * Deletes one row for Reigh's programs, as they do with a child that they made twice: a task that has not ended is cancelled, and they hear of it
 * no more; in the studio it stays to be seen. Raises `invalid_request` unless the row is named by its id.
 */
export async function deleteRows(
  parts: ReighParts,
  caller: DialectCaller,
  query: RestQuery,
  origin: string,
): Promise<TaskRow[]> {
  const id = query.equals.get('id');
  if (id === undefined) throw refuseBody('invalid_request', 'DELETE requires id=eq.');
  const rows = findRows(parts, caller, query, origin);
  const task = rows.length === 1 ? findReighTask(parts.database.read, caller.owner, id) : undefined;
  if (!task) return rows;
  // Forgotten first: what is no part of its chain any more does not end the chain with it.
  await parts.database.write(db => forgetReighTask(db, id));
  if (!isFinished(task.status)) await cancelTask(parts.tasks, caller.owner, id);
  return rows;
}
