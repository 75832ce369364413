import { Refusal } from '../../../contract/problem.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { createReighTasks, type Wishes } from './create-reigh-tasks.ts';
import { isObject, type Params } from './family-of.ts';
import { isColumn } from './read-rest-query.ts';
import { readRow } from './read-wishes.ts';
import type { ReighParts } from './reigh-parts.ts';
import { ReighRefusal, refuseBody } from './reigh-refusal.ts';
import { findReighTask } from './reigh-tasks-store.ts';
import { sayTask, type TaskRow } from './say-task.ts';

/** What a row may say that the studio does not take from it: its own clock holds. */
const PASSED_OVER: ReadonlySet<string> = new Set(['created_at', 'updated_at']);
const TAKEN: ReadonlySet<string> = new Set(['id', 'project_id', 'task_type', 'params', 'dependant_on', 'status']);
/** PostgREST's word for a column that is not there, and PostgreSQL's for a key that is there twice, or that leads nowhere. */
const [NO_COLUMN, TWICE, NOWHERE] = ['PGRST204', '23505', '23503'];

const refuseTwice = () => {
  const message = 'duplicate key value violates unique constraint "tasks_pkey"';
  return new ReighRefusal(TWICE, { code: 'conflict', message, what: 'task' });
};

/** The one row of what was sent, alone or in a list. */
function onlyRow(body: unknown): Params {
  const row: unknown = Array.isArray(body) && body.length === 1 ? body[0] : body;
  if (isObject(row)) return row;
  throw refuseBody('invalid_request', 'One row is inserted at a time here');
}

/** Some write the params as JSON text into that column. */
function unfold(params: unknown): unknown {
  if (typeof params !== 'string') return params;
  try {
    return JSON.parse(params);
  } catch {
    return params; // refused with everything else that is no object
  }
}

/** A row as a wish: one that is to be queued, with nothing that only its life would give it. */
function readWish(row: Params): Wishes {
  for (const [name, value] of Object.entries(row)) {
    if (!isColumn(name)) throw refuseBody(NO_COLUMN, `Could not find the '${name}' column of 'tasks'`);
    const isBlank = value === null || (name === 'attempts' && value === 0);
    if (!TAKEN.has(name) && !PASSED_OVER.has(name) && !isBlank)
      throw refuseBody('invalid_request', `${name} is written by the studio alone`);
  }
  if ((row.status ?? 'Queued') !== 'Queued') throw refuseBody('invalid_request', 'A new row is Queued');
  return readRow({ ...row, params: unfold(row.params) });
}

/**
 * Inserts a row into Reigh's table `tasks`: a task as `create-task` makes it, but an id that is there already is refused, as PostgREST does. Raises
 * `not_allowed` for the anon key, and what `createReighTasks` raises.
 */
export async function insertRow(
  parts: ReighParts,
  caller: DialectCaller,
  body: unknown,
  origin: string,
): Promise<TaskRow> {
  if (caller.byAnonKey)
    throw new Refusal({ code: 'not_allowed', message: 'This needs the token, not the anon key.', needs: 'the token' });
  const { owner } = caller;
  const wishes = readWish(onlyRow(body));
  const made = await createReighTasks(parts.tasks, owner, wishes).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    if (problem.code === 'conflict') throw refuseTwice();
    if (problem.code === 'not_found') throw new ReighRefusal(NOWHERE, problem, 409);
    throw error;
  });
  if (made.known) throw refuseTwice();
  const task = made.taskIds[0] === undefined ? undefined : findReighTask(parts.database.read, owner, made.taskIds[0]);
  if (!task) throw new Error('A task that was just made is not there.');
  return sayTask(task, origin);
}
