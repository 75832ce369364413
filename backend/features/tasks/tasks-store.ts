import type { Chosen } from '../../contract/dispatch.ts';
import type { TaskKind } from '../../contract/models.ts';
import type { Parameters } from '../../contract/parameters.ts';
import type { Problem } from '../../contract/problem.ts';
import type { TaskStatus } from '../../contract/tasks.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { BatchFacts } from './batches-store.ts';
import { sqlStep } from './task-status.ts';

/** A task as its row holds it; times in ms, the problem as JSON text. */
export type TaskRow = {
  id: string;
  batchId: string;
  ix: number;
  ownerId: string;
  kind: TaskKind;
  modelId: string;
  status: TaskStatus;
  seed: number | null;
  priority: number;
  attempts: number;
  waitingOn: number;
  notBefore: number | null;
  onlyWorker: string | null;
  workerId: string | null;
  workerName: string | null;
  problem: string | null;
  held: string | null;
  own: string | null;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
};

const FIELDS = `t.id, t.batch_id AS batchId, t.ix, t.owner_id AS ownerId, t.kind, t.model_id AS modelId, t.status, t.seed, t.priority,
  t.attempts, t.waiting_on AS waitingOn, t.not_before AS notBefore, t.only_worker AS onlyWorker, t.worker_id AS workerId, w.name AS workerName, t.problem, t.held, t.own,
  t.created_at AS createdAt, t.started_at AS startedAt, t.finished_at AS finishedAt`;
const FROM = 'FROM task t LEFT JOIN worker w ON w.id = t.worker_id';

const INSERT = `INSERT INTO task (id, batch_id, ix, owner_id, kind, model_id, status, seed, priority, waiting_on, only_worker, own, created_at)
  VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?)`;
const RETURNING = 'RETURNING batch_id AS batchId, owner_id AS ownerId';
const claimed = sqlStep('claim');
const CLAIM = `UPDATE task SET ${claimed.set}, attempts = attempts + 1, worker_id = ?, chosen = ?, started_at = ?, not_before = NULL, problem = NULL
  WHERE id = ? AND ${claimed.where}`;
const CLAIMED =
  'SELECT batch_id AS batchId, kind, model_id AS modelId, own, seed, attempts FROM task WHERE id = (SELECT ?)';
const givenBack = sqlStep('giveBack');
const GIVE_BACK = `UPDATE task SET ${givenBack.set}, attempts = attempts - ?, not_before = ?, problem = ?, started_at = NULL
  WHERE id = (SELECT ?) AND ${givenBack.where} ${RETURNING}`;
const takenUp = sqlStep('takeUp');
const TAKE_UP = `UPDATE task SET ${takenUp.set}, held = NULL, started_at = ? WHERE id = (SELECT ?) AND held IS NOT NULL AND ${takenUp.where} ${RETURNING}`;
const HOLD = `UPDATE task SET ${givenBack.set}, held = ?, started_at = NULL WHERE id = (SELECT ?) AND ${givenBack.where} ${RETURNING}`;
const LET_GO = `UPDATE task SET held = NULL, problem = NULL WHERE id = (SELECT ?) AND held IS NOT NULL AND status = 'queued'
  RETURNING batch_id AS batchId, owner_id AS ownerId, model_id AS modelId, only_worker AS onlyWorker, priority`;
const accepted = sqlStep('accept');
const ACCEPT = `UPDATE task SET ${accepted.set}, finished_at = ?, problem = NULL, held = NULL, not_before = NULL WHERE id = ? AND ${accepted.where}`;
const failed = sqlStep('fail');
const FAIL = `UPDATE task SET ${failed.set}, finished_at = ?, problem = ?, held = NULL, not_before = NULL WHERE id = (SELECT ?) AND ${failed.where} ${RETURNING}`;
const cancelled = sqlStep('cancel');
const CANCEL = `UPDATE task SET ${cancelled.set}, finished_at = ?, problem = NULL, held = NULL, not_before = NULL WHERE id = (SELECT ?) AND ${cancelled.where} ${RETURNING}`;
const retried = sqlStep('retry');
const RETRY = `UPDATE task SET ${retried.set}, attempts = 0, finished_at = NULL, started_at = NULL, problem = NULL, dismissed = 0, worker_id = NULL
  WHERE id = ? AND ${retried.where} RETURNING id`;

type Moved = { batchId: string; ownerId: string };
/** What a task asks for itself, where that is something else than what its batch does. */
export type OwnFacts = Pick<BatchFacts, 'modelName' | 'prompt' | 'content'> & {
  readonly parameters: Parameters;
  /** The seed that its words were drawn with, where the model has none. */
  readonly drawnWith?: number;
  /** What was to be left out, and its model cannot be told. */
  readonly unsaid?: string;
};
/** Where a task's facts are: in its batch, and what of them is its own as JSON text. */
export type OwnRow = { batchId: string; kind: TaskKind; modelId: string; own: string | null };
/** What a claim needs to know of its task. */
export type ClaimedRow = OwnRow & { seed: number | null; attempts: number };

export const insertTask = (
  db: WritableDb,
  task: Pick<
    TaskRow,
    | 'id'
    | 'batchId'
    | 'ix'
    | 'ownerId'
    | 'kind'
    | 'modelId'
    | 'seed'
    | 'priority'
    | 'waitingOn'
    | 'onlyWorker'
    | 'createdAt'
  >,
  own: OwnFacts | null = null,
) => {
  const { id, batchId, ix, ownerId, kind, modelId, seed, priority, waitingOn, onlyWorker, createdAt } = task;
  const text = own && JSON.stringify(own);
  db.run(INSERT, id, batchId, ix, ownerId, kind, modelId, seed, priority, waitingOn, onlyWorker, text, createdAt);
};

/** Where the facts of a task are; a task without a row is a bug. */
export function readOwn(db: ReadableDb, taskId: string): ClaimedRow {
  const row = db.get<ClaimedRow>(CLAIMED, taskId);
  if (!row) throw new Error(`Task ${taskId} has no row.`);
  return row;
}

/** One task of this person's, or undefined. */
export const findTask = (db: ReadableDb, owner: Owner, id: string): TaskRow | undefined =>
  db.get<TaskRow>(`SELECT ${FIELDS} ${FROM} WHERE t.id = ? AND t.owner_id = ?`, id, owner.personId);

/** The tasks of some batches in their order, without those that were taken off the workspace. */
export const findTasksOf = (db: ReadableDb, batchIds: readonly string[]): TaskRow[] =>
  db.all<TaskRow>(
    `SELECT ${FIELDS} ${FROM} WHERE t.batch_id IN (SELECT value FROM json_each(?)) AND t.dismissed = 0 ORDER BY t.batch_id, t.ix`,
    JSON.stringify(batchIds),
  );

export const markClaimed = (
  db: WritableDb,
  taskId: string,
  workerId: string,
  chosen: Chosen,
  at: number,
): ClaimedRow | undefined =>
  db.run(CLAIM, workerId, chosen, at, taskId) === 1 ? db.get<ClaimedRow>(CLAIMED, taskId) : undefined;

/** Back to the queue; an attempt that was nobody's fault is not counted. */
export const markGivenBack = (
  db: WritableDb,
  taskId: string,
  counted: boolean,
  notBefore: number | null,
  problem: Problem | null,
): Moved | undefined =>
  db.get<Moved>(GIVE_BACK, counted ? 0 : 1, notBefore, problem && JSON.stringify(problem), taskId);

/** Out of the queue until a person has decided: why is kept with it. */
export const markHeld = (db: WritableDb, taskId: string, why: Problem): Moved | undefined =>
  db.get<Moved>(HOLD, JSON.stringify(why), taskId);

/** What was held runs after all. */
export const markTakenUp = (db: WritableDb, taskId: string, at: number): Moved | undefined =>
  db.get<Moved>(TAKE_UP, at, taskId);

/** What was held may be queued again; undefined where it is not held. */
export const markLetGo = (db: WritableDb, taskId: string) =>
  db.get<Moved & { modelId: string; onlyWorker: string | null; priority: number }>(LET_GO, taskId);

export const markSucceeded = (db: WritableDb, taskId: string, at: number): boolean => db.run(ACCEPT, at, taskId) === 1;

export const markFailed = (db: WritableDb, taskId: string, problem: Problem, at: number): Moved | undefined =>
  db.get<Moved>(FAIL, at, JSON.stringify(problem), taskId);

export const markCancelled = (db: WritableDb, taskId: string, at: number): Moved | undefined =>
  db.get<Moved>(CANCEL, at, taskId);

export const markRetried = (db: WritableDb, taskId: string): boolean => db.get(RETRY, taskId) !== undefined;

export const setPriority = (db: WritableDb, taskId: string, priority: number) =>
  db.run("UPDATE task SET priority = ? WHERE id = ? AND status = 'queued'", priority, taskId);

/** Takes what failed or was cancelled in a batch off the workspace. */
export const dismissTasks = (db: WritableDb, batchId: string) =>
  db.run("UPDATE task SET dismissed = 1 WHERE batch_id = ? AND status IN ('failed', 'cancelled')", batchId);

/** How many counted attempts a task has had. */
export const countAttempts = (db: ReadableDb, taskId: string): number =>
  db.get<{ attempts: number }>('SELECT attempts FROM task WHERE id = (SELECT ?)', taskId)?.attempts ?? 0;

/** How many tasks wait for others, and so are not in the queue yet. */
export const countBlocked = (db: ReadableDb): number =>
  db.get<{ n: number }>(
    "SELECT count(DISTINCT t.id) AS n FROM task_dependency d JOIN task t ON t.id = d.task_id WHERE t.status = 'queued' AND t.waiting_on > 0",
  )?.n ?? 0;
