import type { TaskKind } from '../../contract/models.ts';
import type { TaskStatus } from '../../contract/tasks.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';

/** A batch as its row holds it; the parameters as JSON text, as the person set them. */
export type BatchRow = {
  id: string;
  projectId: string;
  kind: TaskKind;
  modelId: string;
  modelName: string;
  label: string | null;
  prompt: string;
  parameters: string;
  basedOn: string | null;
  createdAt: number;
};

const FIELDS = `id, project_id AS projectId, kind, model_id AS modelId, model_name AS modelName, label, prompt, parameters,
  based_on AS basedOn, created_at AS createdAt`;
const INSERT = `INSERT INTO batch (id, owner_id, project_id, kind, model_id, model_name, model_version, label, prompt, parameters, based_on, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const SHOW = `UPDATE batch SET shown = EXISTS (SELECT 1 FROM task WHERE batch_id = batch.id AND dismissed = 0 AND status <> 'succeeded')
  OR EXISTS (SELECT 1 FROM generation WHERE batch_id = batch.id AND in_workspace = 1 AND trashed_at IS NULL)
  WHERE id IN (SELECT value FROM json_each(?))`;

export const insertBatch = (db: WritableDb, ownerId: string, batch: BatchRow & { modelVersion: string }) => {
  const { id, projectId, kind, modelId, modelName, modelVersion, label, prompt, parameters, basedOn, createdAt } =
    batch;
  db.run(
    INSERT,
    id,
    ownerId,
    projectId,
    kind,
    modelId,
    modelName,
    modelVersion,
    label,
    prompt,
    parameters,
    basedOn,
    createdAt,
  );
};

/** Notes that a batch uses these bytes, so that no sweep removes them. */
export const insertBatchInput = (db: WritableDb, batchId: string, sha256: string) =>
  db.run('INSERT OR IGNORE INTO batch_input (batch_id, sha256) VALUES (?, ?)', batchId, sha256);

export const findBatch = (db: ReadableDb, owner: Owner, id: string): BatchRow | undefined =>
  db.get<BatchRow>(`SELECT ${FIELDS} FROM batch WHERE id = ? AND owner_id = ?`, id, owner.personId);

/** A page of a project's workspace, newest first, older than the batch `before`. */
export const findShownBatches = (
  db: ReadableDb,
  owner: Owner,
  projectId: string,
  before: string,
  limit: number,
): BatchRow[] =>
  db.all<BatchRow>(
    `SELECT ${FIELDS} FROM batch WHERE project_id = (SELECT ?) AND shown = 1 AND id < ? AND owner_id = ? ORDER BY id DESC LIMIT ?`,
    projectId,
    before,
    owner.personId,
    limit,
  );

/** Decides anew for each batch whether anything of it is still on the workspace. */
export const refreshShown = (db: WritableDb, batchIds: readonly string[]) => db.run(SHOW, JSON.stringify(batchIds));

/** The batch that an idempotency key made, with the hash of what was asked. */
export const findByKey = (db: ReadableDb, ownerId: string, key: string) =>
  db.get<{ batchId: string; requestHash: string }>(
    'SELECT batch_id AS batchId, request_hash AS requestHash FROM idempotency_key WHERE owner_id = ? AND key = ?',
    ownerId,
    key,
  );

export const insertKey = (
  db: WritableDb,
  ownerId: string,
  key: string,
  requestHash: string,
  batchId: string,
  at: number,
) =>
  db.run(
    'INSERT INTO idempotency_key (owner_id, key, request_hash, batch_id, created_at) VALUES (?, ?, ?, ?, ?)',
    ownerId,
    key,
    requestHash,
    batchId,
    at,
  );

/** Forgets keys made before an instant. */
export const forgetKeysBefore = (db: WritableDb, at: number) =>
  db.run('DELETE FROM idempotency_key WHERE created_at < ?', at);

/** Whose task it is and which batch it belongs to; a task without a batch is a bug. */
export function findBatchOfTask(db: ReadableDb, taskId: string): { batchId: string; ownerId: string } {
  const row = db.get<{ batchId: string; ownerId: string }>(
    'SELECT batch_id AS batchId, owner_id AS ownerId FROM task WHERE id = (SELECT ?)',
    taskId,
  );
  if (!row) throw new Error(`Task ${taskId} has no row.`);
  return row;
}

/** What a finished task's results are stored with. */
export type FinishFacts = {
  batchId: string;
  projectId: string;
  ownerId: string;
  kind: TaskKind;
  modelId: string;
  modelName: string;
  modelVersion: string;
  label: string | null;
  prompt: string;
  parameters: string;
  basedOn: string | null;
  status: TaskStatus;
  workerName: string;
};

const FINISH = `SELECT b.id AS batchId, b.project_id AS projectId, b.owner_id AS ownerId, b.kind, b.model_id AS modelId, b.model_name AS modelName,
  b.model_version AS modelVersion, b.label, b.prompt, b.parameters, b.based_on AS basedOn, t.status,
  coalesce(w.name, 'a worker') AS workerName
  FROM task t JOIN batch b ON b.id = t.batch_id LEFT JOIN worker w ON w.id = t.worker_id
  WHERE t.id = (SELECT ?)`;

/** The facts of one task; a task without a batch is a bug. */
export function findFinishFacts(db: ReadableDb, taskId: string): FinishFacts {
  const row = db.get<FinishFacts>(FINISH, taskId);
  if (!row) throw new Error(`Task ${taskId} has no batch.`);
  return row;
}
