import type { ContentLevel } from '../../contract/content.ts';
import type { Recipe } from '../../contract/generations.ts';
import type { TaskKind } from '../../contract/models.ts';
import type { Parameters } from '../../contract/parameters.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { type Shape, shapeOf } from '../../dispatch/shape-of.ts';
import type { Owner } from '../../plugins/caller.ts';

/** Where words came from, as a recipe tells it. */
export type RecipeWords = NonNullable<Recipe['words']>;

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
  /** What was put around and into its words, as JSON text. */
  wording: string | null;
  content: ContentLevel;
  basedOn: string | null;
  createdAt: number;
};

const FIELDS = `id, project_id AS projectId, kind, model_id AS modelId, model_name AS modelName, label, prompt, parameters,
  wording, content, based_on AS basedOn, created_at AS createdAt`;
const INSERT = `INSERT INTO batch (id, owner_id, project_id, kind, model_id, model_name, model_version, label, prompt, parameters, wording, words, used_prompt, based_on, content, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const SHOW = `UPDATE batch SET shown = EXISTS (SELECT 1 FROM task WHERE batch_id = batch.id AND dismissed = 0 AND status <> 'succeeded')
  OR EXISTS (SELECT 1 FROM generation WHERE batch_id = batch.id AND in_workspace = 1 AND trashed_at IS NULL)
  WHERE id IN (SELECT value FROM json_each(?))`;

export const insertBatch = (
  db: WritableDb,
  ownerId: string,
  batch: BatchRow & {
    modelVersion: string;
    /** Where its words came from. */
    words: RecipeWords | null;
    /** The prompt of the history that it uses. */
    usedPrompt: string | null;
  },
) => {
  const {
    id,
    projectId,
    kind,
    modelId,
    modelName,
    modelVersion,
    label,
    prompt,
    parameters,
    wording,
    words,
    usedPrompt,
    basedOn,
    content,
    createdAt,
  } = batch;
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
    wording,
    words && JSON.stringify(words),
    usedPrompt,
    basedOn,
    content,
    createdAt,
  );
};

/** Takes a batch and its tasks off the workspace before anybody has seen them. */
export function hideBatch(db: WritableDb, id: string): void {
  db.run('UPDATE batch SET shown = 0 WHERE id = ?', id);
  db.run('UPDATE task SET dismissed = 1 WHERE batch_id = ?', id);
}

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

/** What never changes of a batch, and all of its tasks share. */
export type BatchFacts = {
  readonly batchId: string;
  readonly projectId: string;
  readonly ownerId: string;
  readonly kind: TaskKind;
  readonly modelId: string;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly label: string | null;
  readonly prompt: string;
  /** As the person set them, but without how many: each task makes one. */
  readonly asked: Parameters;
  readonly shape: Shape;
  readonly basedOn: string | null;
  readonly content: ContentLevel;
  /** Where its words came from; null where they are as they were typed. */
  readonly words: RecipeWords | null;
  /** What was to be left out, and its model cannot be told. */
  readonly unsaid: string | null;
};

const FACTS = `SELECT id AS batchId, project_id AS projectId, owner_id AS ownerId, kind, model_id AS modelId, model_name AS modelName,
  model_version AS modelVersion, label, prompt, parameters, words,
  based_on AS basedOn, content FROM batch WHERE id = (SELECT ?)`;

/** The facts of one batch; a batch that is not there is a bug. */
export function readBatchFacts(db: ReadableDb, id: string): BatchFacts {
  const row = db.get<
    Omit<BatchFacts, 'asked' | 'shape' | 'words' | 'unsaid'> & { parameters: string; words: string | null }
  >(FACTS, id);
  if (!row) throw new Error(`Batch ${id} has no row.`);
  const { parameters, words, ...facts } = row;
  const { count: _, ...asked } = JSON.parse(parameters) as Parameters;
  const cameFrom = words === null ? null : (JSON.parse(words) as RecipeWords);
  return { ...facts, asked, shape: shapeOf(asked), words: cameFrom, unsaid: null };
}
