import type { ReadableDb } from '../../../db/handles.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { containsJson } from './contains-json.ts';
import { familyOf } from './family-of.ts';
import { listHeld } from './keep-leases.ts';
import { type Column, type RestQuery, ROWS_MOST } from './read-rest-query.ts';
import type { ReighParts } from './reigh-parts.ts';
import { findReighTask, listChildren, listNewest, listRun, type ReighTask } from './reigh-tasks-store.ts';
import { sayTask, type TaskRow } from './say-task.ts';

const isThere = (task: ReighTask | undefined): task is ReighTask => task !== undefined;

/** The rows that can match, by whichever index the query names; without one the person's newest. */
function listCandidates(parts: ReighParts, db: ReadableDb, caller: DialectCaller, query: RestQuery): ReighTask[] {
  const { owner, workerId } = caller;
  const id = query.equals.get('id');
  if (id !== undefined) return [findReighTask(db, owner, id)].filter(isThere);
  const name = query.equals.get('worker_id');
  if (name !== undefined && query.equals.get('status') === 'In Progress')
    return listHeld(parts, db, workerId, name)
      .map(({ taskId }) => findReighTask(db, owner, taskId))
      .filter(isThere);
  const { orchestratorId, runId } = familyOf(query.contains ?? {});
  if (orchestratorId !== null) return listChildren(db, owner, orchestratorId);
  if (runId !== null) return listRun(db, owner, runId);
  return listNewest(db, owner, ROWS_MOST);
}

const written = (value: TaskRow[Column]): string | null =>
  value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);

function matches(row: TaskRow, { equals, contains }: RestQuery): boolean {
  for (const [column, value] of equals) if (written(row[column]) !== value) return false;
  return contains === null || containsJson(row.params, contains);
}

function compareBy({ by, descending }: NonNullable<RestQuery['order']>) {
  const sign = descending ? -1 : 1;
  return (a: TaskRow, b: TaskRow): number => {
    const [left, right] = [written(a[by]) ?? '', written(b[by]) ?? ''];
    return left === right ? 0 : left < right ? -sign : sign;
  };
}

/** The caller's rows of the table `tasks` that a query asks for, whole and in its order. */
export function findRows(parts: ReighParts, caller: DialectCaller, query: RestQuery, origin: string): TaskRow[] {
  const candidates = listCandidates(parts, parts.database.read, caller, query);
  const rows = candidates.map(task => sayTask(task, origin)).filter(row => matches(row, query));
  const ordered = query.order ? rows.toSorted(compareBy(query.order)) : rows;
  return ordered.slice(query.offset, query.offset + query.limit);
}

/** A row with the columns that were asked for. */
export const selectColumns = (row: TaskRow, select: RestQuery['select']): Partial<TaskRow> =>
  select === null ? row : (Object.fromEntries(select.map(column => [column, row[column]])) as Partial<TaskRow>);
