import { z } from 'zod';
import { Id } from '../../../contract/shapes.ts';
import type { Wish, Wishes } from './create-reigh-tasks.ts';
import { isObject, type Params } from './family-of.ts';
import { type Family, IMAGE_FAMILIES } from './image-families.ts';
import { refuseBody } from './reigh-refusal.ts';
import { askedKindOf } from './task-types.ts';
import { VIDEO_FAMILIES } from './video-families.ts';

const FAMILIES: ReadonlyMap<string, Family> = new Map([
  ...Object.entries(IMAGE_FAMILIES),
  ...Object.entries(VIDEO_FAMILIES),
]);
const DEPENDENCIES_MAX = 100;
const After = z
  .union([Id.transform(id => [id]), z.array(Id).max(DEPENDENCIES_MAX), z.null().transform(() => [])])
  .default([]);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A task's own id where it has one; no id may be anything but a UUID, and is kept in lower case. */
function readId(value: unknown, wireCode: string): string | null {
  if (value === undefined || value === null) return null;
  const id = Id.safeParse(typeof value === 'string' ? value.toLowerCase() : value);
  if (id.success) return id.data;
  throw refuseBody(wireCode, 'task_id is a UUID');
}

function readAfter(value: unknown, wireCode: string): string[] {
  const after = After.safeParse(value);
  if (after.success) return after.data.map(id => id.toLowerCase());
  throw refuseBody(wireCode, 'dependant_on is a task id, a list of them, or null');
}

/** The older form, which Headless-Wan2GP speaks: `{task_id?, params, task_type, project_id, dependant_on?}`. */
const readOld = (body: Params): Wishes => readRow({ ...body, id: body.task_id });

/** A task as a row of its table: `{id?, params, task_type, project_id, dependant_on?}`. Raises `invalid_request` with Reigh's own code. */
export function readRow(body: Params): Wishes {
  const { params } = body;
  const taskType = textOf(body.task_type);
  if (!isObject(params) || taskType === null) throw refuseBody('invalid_request_body', 'params, task_type required');
  const projectId = textOf(body.project_id);
  if (projectId === null) throw refuseBody('invalid_request_body', 'project_id required');
  if (askedKindOf(taskType) === null)
    throw refuseBody('unknown_task_type', `Unknown task type: ${taskType.slice(0, 60)}`);
  const id = readId(body.id, 'invalid_request_body');
  const after = readAfter(body.dependant_on, 'invalid_request_body');
  return { projectId, wishes: [{ taskType, params, id, after }], key: null };
}

/** A family's tasks; any other family that is a type is passed through, its input being the params. */
function readFamily(family: string, input: Params): Wish[] {
  const id = readId(input.task_id, 'validation_error');
  const after = readAfter(input.dependant_on, 'validation_error');
  const { task_id: _, dependant_on: __, ...params } = input;
  const makeTasks = FAMILIES.get(family);
  if (!makeTasks && askedKindOf(family) === null)
    throw refuseBody('unknown_task_family', `Unknown task family: ${family.slice(0, 60)}`);
  const tasks = makeTasks ? makeTasks(params) : [{ taskType: family, params }];
  return tasks.map((task, n) => ({ ...task, id: n === 0 ? id : null, after }));
}

/** The newer form: `{family, project_id, input, idempotency_key?}`. */
function readNew(body: Params): Wishes {
  const family = textOf(body.family);
  if (family === null) throw refuseBody('invalid_request_body', 'family field is required');
  const projectId = textOf(body.project_id);
  if (projectId === null) throw refuseBody('invalid_request_body', 'project_id field is required');
  if (!isObject(body.input)) throw refuseBody('invalid_request_body', 'input field is required');
  const key = body.idempotency_key ?? null;
  if (key !== null && (typeof key !== 'string' || key === '' || key.length > 300))
    throw refuseBody('invalid_request_body', 'idempotency_key is a text of up to 300 characters');
  return { projectId, wishes: readFamily(family, body.input), key };
}

/** Whether a request to create tasks speaks the newer form. */
export const isNewForm = (body: Params): boolean => body.family !== undefined;

/** Reads a request to create tasks in either form. Raises `invalid_request` with Reigh's own code for what does not fit. */
export const readWishes = (body: Params): Wishes => (isNewForm(body) ? readNew(body) : readOld(body));
