import type { Parameters } from '../../contract/parameters.ts';
import { type Problem, Refusal } from '../../contract/problem.ts';
import type { Batch, Task } from '../../contract/tasks.ts';
import type { Wording } from '../../contract/wording.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { escapeMarks } from '../../prompts/read-marks.ts';
import { findTakesOf } from '../generations/index.ts';
import { readSettings } from '../settings/index.ts';
import { type BatchRow, findBatch, findShownBatches } from './batches-store.ts';
import type { LiveTasks } from './live-tasks.ts';
import { readTaskRow } from './read-task-row.ts';
import { findTasksOf, type OwnFacts, type TaskRow } from './tasks-store.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Words as a task is sent them, written so that they draw nothing. */
function readSent({ parameters, prompt }: OwnFacts): NonNullable<Task['sent']> {
  const { negative } = parameters;
  return { prompt: escapeMarks(prompt), negative: typeof negative === 'string' ? escapeMarks(negative) : '' };
}

const toTask = (row: TaskRow, live: LiveTasks): Task => ({
  id: row.id,
  batchId: row.batchId,
  index: row.ix,
  kind: row.kind,
  status: row.status,
  seed: row.seed,
  priority: row.priority,
  attempts: row.attempts,
  waitingOn: row.waitingOn,
  onlyWorker: row.onlyWorker,
  notBefore: iso(row.notBefore),
  progress: row.status === 'running' ? live.progress(row.id) : null,
  previewVersion: row.status === 'running' ? live.previewVersion(row.id) : 0,
  worker: row.workerId === null ? null : { id: row.workerId, name: row.workerName ?? 'A removed worker' },
  problem: row.problem === null ? null : (JSON.parse(row.problem) as Problem),
  held: row.held === null ? null : (JSON.parse(row.held) as Problem),
  sent: row.own === null ? null : readSent(JSON.parse(row.own) as OwnFacts),
  createdAt: new Date(row.createdAt).toISOString(),
  startedAt: iso(row.startedAt),
  finishedAt: iso(row.finishedAt),
});

function fillBatches(db: ReadableDb, rows: readonly BatchRow[], live: LiveTasks): Batch[] {
  const ids = rows.map(row => row.id);
  const tasks = Map.groupBy(findTasksOf(db, ids), task => task.batchId);
  const takes = Map.groupBy(findTakesOf(db, ids, readSettings(db).takeExpiryDays), take => take.batchId);
  const isMature = ({ own }: TaskRow) => own !== null && (JSON.parse(own) as OwnFacts).content === 'mature';
  return rows.map(({ createdAt, parameters, wording, content, ...batch }) => ({
    ...batch,
    content: tasks.get(batch.id)?.some(isMature) ? 'mature' : content,
    parameters: JSON.parse(parameters) as Parameters,
    wording: wording === null ? null : (JSON.parse(wording) as Wording),
    createdAt: new Date(createdAt).toISOString(),
    tasks: (tasks.get(batch.id) ?? []).map(task => toTask(task, live)),
    takes: takes.get(batch.id) ?? [],
  }));
}

/** One batch of this person's as it is now. Raises `not_found`. */
export function readBatch(db: ReadableDb, owner: Owner, id: string, live: LiveTasks): Batch {
  const row = findBatch(db, owner, id);
  const [batch] = row ? fillBatches(db, [row], live) : [];
  if (!batch) throw new Refusal({ code: 'not_found', message: 'That batch is not there.', what: 'batch', id });
  return batch;
}

/** One task of this person's as it is now. Raises `not_found`. */
export const readTask = (db: ReadableDb, owner: Owner, id: string, live: LiveTasks): Task =>
  toTask(readTaskRow(db, owner, id), live);

const NEWEST = 'g'; // after every hexadecimal id

/** A page of a project's workspace, newest first; the cursor is the last batch's id. */
export function listBatches(
  db: ReadableDb,
  owner: Owner,
  query: { projectId: string; cursor?: string | undefined; limit: number },
  live: LiveTasks,
) {
  const rows = findShownBatches(db, owner, query.projectId, query.cursor ?? NEWEST, query.limit + 1);
  const page = rows.slice(0, query.limit);
  return {
    batches: fillBatches(db, page, live),
    nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  };
}
