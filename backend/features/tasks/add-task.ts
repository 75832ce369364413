import type { ContentLevel } from '../../contract/content.ts';
import type { TaskKind } from '../../contract/models.ts';
import type { Parameters } from '../../contract/parameters.ts';
import { Refusal } from '../../contract/problem.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import type { Owner } from '../../plugins/caller.ts';
import { admitContent, type Told } from '../content/index.ts';
import { noteUse } from '../prompts/index.ts';
import { readProject } from '../settings/index.ts';
import { insertBatch } from './batches-store.ts';
import { insertDependency } from './dependencies-store.ts';
import { failTask } from './fail-task.ts';
import { lineOf } from './lines.ts';
import type { TaskParts } from './task-parts.ts';
import { findTask, insertTask } from './tasks-store.ts';

/** A task that another program asks for: under an id of its own choice, and with words of which the studio keeps what it knows. */
export type Plan = {
  readonly id: string;
  /** Its place in the batch. */
  readonly index: number;
  readonly kind: TaskKind;
  readonly modelId: string;
  readonly modelName: string;
  readonly prompt: string;
  readonly parameters: Parameters;
  /** All that it says, of which prompt and parameters may be a part. */
  readonly told: Told;
  readonly seed: number | null;
  /** Tasks of the same person that must have succeeded before. */
  readonly after: readonly string[];
};

function admit(
  { contentRules }: TaskParts,
  db: ReadableDb,
  owner: Owner,
  projectId: string,
  { kind, told }: Pick<Plan, 'kind' | 'told'>,
): ContentLevel {
  const project = readProject(db, owner, projectId);
  return admitContent(db, contentRules, { ...told, project, kind, basedOn: 'general' });
}

/**
 * Begins an empty batch in a project of this person's, as what its results are found by and drawn as; returns its id.
 * Raises `not_found`, `content_refused`, `content_level`.
 */
export function beginBatch(
  parts: TaskParts,
  db: WritableDb,
  owner: Owner,
  asked: Pick<Plan, 'kind' | 'modelId' | 'modelName' | 'prompt' | 'parameters' | 'told'> & {
    readonly projectId: string;
  },
): string {
  const id = makeId();
  const parameters = JSON.stringify(asked.parameters);
  const content = admit(parts, db, owner, asked.projectId, asked);
  const createdAt = parts.now();
  const { projectId, prompt: text, modelId, modelName } = asked;
  const { negative = '' } = asked.parameters;
  const use = { projectId, text, negative: typeof negative === 'string' ? negative : '', modelId, modelName, content };
  const batch = {
    ...asked,
    id,
    parameters,
    modelVersion: '',
    label: null,
    wording: null,
    words: null,
    usedPrompt: noteUse(db, owner, use, createdAt),
    basedOn: null,
    content,
    createdAt,
  };
  insertBatch(db, owner.personId, batch);
  return id;
}

/**
 * Adds a task to a batch, in the caller's transaction. One that needs a task which has failed or was cancelled fails at once, with its name.
 * Raises `not_found` for a needed task that is not this person's, `content_refused`, `content_level`; an id that is taken breaks the transaction.
 */
export function addTask(parts: TaskParts, db: WritableDb, owner: Owner, batchId: string, plan: Plan): void {
  const { queue, events, now } = parts;
  const { id, index, kind, modelId, modelName, prompt, parameters, seed } = plan;
  const content = admit(parts, db, owner, parts.batches.read(db, batchId).projectId, plan);
  const needed = [...new Set(plan.after)].map(needs => {
    const task = findTask(db, owner, needs);
    if (!task)
      throw new Refusal({ code: 'not_found', message: 'The task to wait for is not there.', what: 'task', id: needs });
    return task;
  });
  const open = needed.filter(({ status }) => status !== 'succeeded');
  const priority = 0;
  const ownerId = owner.personId;
  insertTask(
    db,
    {
      id,
      batchId,
      ix: index,
      ownerId,
      kind,
      modelId,
      seed,
      priority,
      waitingOn: open.length,
      onlyWorker: null,
      createdAt: now(),
    },
    { modelName, prompt, parameters, content },
  );
  for (const { id: needs } of needed) insertDependency(db, needs, id);
  events.publish(db, ownerId, { type: 'task.created', batchId });
  if (open.length === 0)
    queue.enqueue(db, { taskId: id, line: lineOf(modelId, null), ownerId, priority, notBefore: null });
  const lost = open.find(({ status }) => status === 'failed' || status === 'cancelled');
  if (lost)
    failTask(parts, db, id, {
      code: 'dependency_failed',
      message: `A task that this one needs has ${lost.status === 'failed' ? 'failed' : 'been cancelled'}.`,
      taskId: lost.id,
    });
}
