import type { ContentLevel } from '../../contract/content.ts';
import type { Recipe } from '../../contract/generations.ts';
import type { GenerationKind } from '../../contract/models.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';

const INSERT_GENERATION = `INSERT INTO generation
  (id, owner_id, project_id, batch_id, task_id, kind, model_id, label, prompt, seed, based_on, primary_variant_id, content, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_VARIANT =
  'INSERT INTO variant (id, generation_id, attempt_id, sha256, origin, recipe, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)';

/** What a finished task gives a new generation. */
export type NewGeneration = {
  readonly ownerId: string;
  readonly projectId: string;
  readonly batchId: string;
  readonly taskId: string;
  readonly attemptId: string;
  readonly kind: GenerationKind;
  readonly prompt: string;
  readonly seed: number | null;
  readonly basedOn: string | null;
  readonly content: ContentLevel;
  readonly sha256: string;
  readonly recipe: Recipe;
};

/** Stores a result as a new generation with its first variant; returns its id. The bytes must have been handed in before. */
export function addGeneration(db: WritableDb, made: NewGeneration, at: number): string {
  const id = makeId();
  const variantId = makeId();
  const { ownerId, projectId, batchId, taskId, kind, prompt, seed, basedOn, content, recipe } = made;
  const { id: modelId, label } = recipe.model;
  db.insertSoon(INSERT_GENERATION, [
    id,
    ownerId,
    projectId,
    batchId,
    taskId,
    kind,
    modelId,
    label,
    prompt,
    seed,
    basedOn,
    variantId,
    content,
    at,
  ]);
  db.insertSoon(INSERT_VARIANT, [variantId, id, made.attemptId, made.sha256, 'result', JSON.stringify(recipe), at]);
  return id;
}

/** Stores a late result beside the one that its task already has. */
export function addLateVariant(
  db: WritableDb,
  generationId: string,
  late: Pick<NewGeneration, 'attemptId' | 'sha256' | 'recipe'>,
  at: number,
) {
  db.insertSoon(INSERT_VARIANT, [
    makeId(),
    generationId,
    late.attemptId,
    late.sha256,
    'late',
    JSON.stringify(late.recipe),
    at,
  ]);
  db.run('UPDATE generation SET variants = variants + 1 WHERE id = ?', generationId);
}

/** The generations that a task has made, in their order. */
export const findGenerationsOfTask = (db: WritableDb, batchId: string, taskId: string): string[] =>
  db
    .all<{ id: string }>(
      'SELECT id FROM generation WHERE batch_id = (SELECT ?) AND task_id = ? ORDER BY number',
      batchId,
      taskId,
    )
    .map(row => row.id);

/** Whether a take of this batch shows these bytes already. */
export const isTakeOf = (db: ReadableDb, batchId: string, sha256: string): boolean =>
  db.get(
    'SELECT 1 FROM generation g JOIN variant v ON v.generation_id = g.id WHERE g.batch_id = (SELECT ?) AND v.sha256 = ?',
    batchId,
    sha256,
  ) !== undefined;
