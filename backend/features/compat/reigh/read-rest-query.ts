import { Refusal } from '../../../contract/problem.ts';
import { isObject, type Params } from './family-of.ts';
import type { TaskRow } from './say-task.ts';

/** A column of the table `tasks`. */
export type Column = keyof TaskRow;

/** What is asked of that table, in PostgREST's words. */
export type RestQuery = {
  readonly equals: ReadonlyMap<Column, string>;
  /** What `params` must contain. */
  readonly contains: Params | null;
  /** None is all columns. */
  readonly select: readonly Column[] | null;
  readonly order: { readonly by: Column; readonly descending: boolean } | null;
  readonly limit: number;
  readonly offset: number;
};

/** A page holds no more rows than this, as on the service that these clients come from. */
export const ROWS_MOST = 1_000;

const COLUMNS = [
  'id',
  'project_id',
  'task_type',
  'status',
  'params',
  'dependant_on',
  'output_location',
  'thumbnail_url',
  'error_message',
  'worker_id',
  'attempts',
  'created_at',
  'updated_at',
  'generation_started_at',
  'generation_processed_at',
] as const satisfies readonly Column[];
const KNOWN: ReadonlySet<string> = new Set(COLUMNS);

const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });

/** Whether that table has such a column. */
export const isColumn = (name: string): name is Column => KNOWN.has(name);

function readColumn(name: string): Column {
  if (!isColumn(name)) throw refuse(`column tasks.${name} does not exist`);
  return name;
}

function readCount(value: string, name: string): number {
  if (!/^\d{1,9}$/.test(value)) throw refuse(`${name} is not a number`);
  return Number(value);
}

function readContained(value: string): Params {
  try {
    const parsed: unknown = JSON.parse(value);
    if (isObject(parsed)) return parsed;
  } catch {
    // Told like any other value that is no object.
  }
  throw refuse('cs. takes a JSON object here');
}

function readOrder(value: string): RestQuery['order'] {
  const [name = '', direction = 'asc'] = (value.split(',')[0] ?? '').split('.');
  return { by: readColumn(name), descending: direction === 'desc' };
}

const readSelect = (value: string): readonly Column[] | null =>
  value === '*' || value === '' ? null : value.split(',').map(name => readColumn(name.trim()));

/**
 * Reads the query of `/rest/v1/tasks`: `eq.` on any column, `cs.` on `params`, `select`, `order`, `limit`, `offset`. Raises `invalid_request` for
 * any other operator, since a filter that is passed over would give out, or delete, the wrong rows.
 */
export function readRestQuery(search: URLSearchParams): RestQuery {
  const equals = new Map<Column, string>();
  let contains: Params | null = null;
  for (const [name, value] of search) {
    if (['select', 'order', 'limit', 'offset', 'columns'].includes(name)) continue;
    const column = readColumn(name);
    if (value.startsWith('eq.')) equals.set(column, value.slice(3).replace(/^"(.*)"$/, '$1'));
    else if (value.startsWith('cs.') && column === 'params') contains = readContained(value.slice(3));
    else
      throw refuse(`${name}=${value.slice(0, 40)} cannot be filtered by here: eq. on a column and cs. on params can`);
  }
  const order = search.get('order');
  return {
    equals,
    contains,
    select: readSelect(search.get('select') ?? '*'),
    order: order === null ? null : readOrder(order),
    limit: Math.min(readCount(search.get('limit') ?? String(ROWS_MOST), 'limit'), ROWS_MOST),
    offset: readCount(search.get('offset') ?? '0', 'offset'),
  };
}
