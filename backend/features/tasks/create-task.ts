import { createHash, randomInt } from 'node:crypto';
import type { ModelCard } from '../../contract/models.ts';
import {
  checkParameters,
  type MediaReference,
  type Parameters,
  type ParameterValue,
  SEED_MAX,
} from '../../contract/parameters.ts';
import { type Issue, Refusal } from '../../contract/problem.ts';
import type { NewTask } from '../../contract/tasks.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import type { Owner } from '../../plugins/caller.ts';
import { admitContent, readTold, recordRefusal } from '../content/index.ts';
import { findMedia, type Listed, readListed } from '../generations/index.ts';
import { noteUse } from '../prompts/index.ts';
import { readProject, readSettings } from '../settings/index.ts';
import { hasModel, readModel } from '../workers/index.ts';
import { findByKey, hideBatch, insertBatch, insertBatchInput, insertKey } from './batches-store.ts';
import { insertDependency } from './dependencies-store.ts';
import { lineOf } from './lines.ts';
import type { TaskParts } from './task-parts.ts';
import { findTask, insertTask } from './tasks-store.ts';
import { type Asking, textOf, type Worded, wordTasks } from './word-tasks.ts';

/** The most tasks of one batch, whatever a model's card allows: they are all stored in one transaction. */
const COUNT_MAX = 100;

const isMedia = (value: ParameterValue): value is MediaReference => typeof value === 'object' && 'media' in value;
const mediaOf = (values: Parameters): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) => (isMedia(value) ? [[name, value.media] as [string, string]] : []));
const refuseIssues = (issues: Issue[]) => {
  const first = issues[0];
  if (first) throw new Refusal({ code: 'invalid_request', message: `${first.message}.`, issues });
};

function checkReferences(db: ReadableDb, owner: Owner, asked: NewTask, card: ModelCard): Parameters {
  const { values, issues } = checkParameters(card.parameters, asked.parameters);
  for (const [name, sha256] of mediaOf(values)) {
    if (!findMedia(db, sha256))
      issues.push({ path: `parameters.${name}`, message: 'The picture is no longer in the studio; bring it in again' });
  }
  const { count = 1 } = values;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > COUNT_MAX)
    issues.push({ path: 'parameters.count', message: `Up to ${COUNT_MAX} can be asked for at once` });
  if (asked.onlyWorker !== null && !hasModel(db, asked.onlyWorker, asked.modelId))
    issues.push({ path: 'onlyWorker', message: 'That worker is not there, or does not have this model' });
  asked.after.forEach((id, index) => {
    const before = findTask(db, owner, id);
    if (!before) issues.push({ path: `after.${index}`, message: 'There is no such task to wait for' });
    else if (before.status === 'failed' || before.status === 'cancelled')
      issues.push({
        path: `after.${index}`,
        message: `The task to wait for has ${before.status === 'failed' ? 'failed' : 'been cancelled'}`,
      });
  });
  refuseIssues(issues);
  return values;
}

const readBase = (db: ReadableDb, owner: Owner, { basedOn }: NewTask): Listed | null =>
  basedOn === null ? null : readListed(db, owner, basedOn, readSettings(db).takeExpiryDays);

function insertTasks(
  parts: TaskParts,
  db: WritableDb,
  owner: Owner,
  { asked, card, values, prompt, seeds, seeded }: Asking,
  { content, words, owns }: Worded,
  shown: boolean,
): string {
  const { queue, events, now } = parts;
  const batchId = makeId();
  const createdAt = now();
  const { kind, id: modelId, name: modelName, version: modelVersion, label = null } = card;
  const parameters = JSON.stringify({ ...values, ...asked.parameters });
  const { projectId } = asked;
  const use = {
    projectId,
    text: textOf(values.prompt),
    negative: textOf(values.negative),
    modelId,
    modelName,
    content,
  };
  insertBatch(db, owner.personId, {
    id: batchId,
    projectId,
    kind,
    modelId,
    modelName,
    modelVersion,
    label,
    prompt,
    parameters,
    wording: asked.wording && JSON.stringify(asked.wording),
    words,
    usedPrompt: shown ? noteUse(db, owner, use, createdAt) : null,
    basedOn: asked.basedOn,
    content,
    createdAt,
  });
  for (const [, sha256] of mediaOf(values)) insertBatchInput(db, batchId, sha256);

  const after = [...new Set(asked.after)];
  const open = after.filter(id => findTask(db, owner, id)?.status !== 'succeeded');
  const line = lineOf(modelId, asked.onlyWorker);
  seeds.forEach((seed, ix) => {
    const id = makeId();
    const task = {
      id,
      batchId,
      ix,
      ownerId: owner.personId,
      kind,
      modelId,
      seed: seeded ? seed : null,
      priority: asked.priority,
      waitingOn: open.length,
      onlyWorker: asked.onlyWorker,
      createdAt,
    };
    insertTask(db, task, owns?.[ix] ?? null);
    for (const needed of after) insertDependency(db, needed, id);
    if (open.length === 0)
      queue.enqueue(db, { taskId: id, line, ownerId: owner.personId, priority: asked.priority, notBefore: null });
  });
  events.publish(db, owner.personId, { type: 'task.created', batchId });
  return batchId;
}

/** A seed for each task: consecutive ones from the one that was asked for, or from any. */
function listSeeds({ seed, count }: Parameters): number[] {
  const first = typeof seed === 'number' ? seed : randomInt(SEED_MAX + 1);
  return Array.from({ length: typeof count === 'number' ? count : 1 }, (_, ix) => (first + ix) % (SEED_MAX + 1));
}

/**
 * Stores what a person asks for: a batch, its tasks with consecutive seeds and their queue entries, in one transaction; returns the batch's id.
 * The same key and request again return the same batch. One that is not `shown` stands on no workspace. Raises `no_model`, `not_found`, `invalid_request`,
 * `idempotency_reused`, `content_refused`, `content_level`.
 */
export function createTask(
  parts: TaskParts,
  owner: Owner,
  asked: NewTask,
  key: string | null,
  { shown }: { readonly shown: boolean } = { shown: true },
): Promise<string> {
  const requestHash = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const created = parts.database.write(db => {
    const known = key === null ? undefined : findByKey(db, owner.personId, key);
    if (known) {
      if (known.requestHash !== requestHash)
        throw new Refusal({
          code: 'idempotency_reused',
          message: 'This key was used for another request. Use a new one.',
        });
      return known.batchId;
    }
    const project = readProject(db, owner, asked.projectId);
    const card = readModel(db, asked.modelId);
    const values = checkReferences(db, owner, asked, card);
    const base = readBase(db, owner, asked);
    const wish = { project, kind: card.kind, basedOn: base?.content ?? ('general' as const) };
    // The words that results are found by: of a model that takes none those of the picture that it starts from.
    const prompt = typeof values.prompt === 'string' ? values.prompt : (base?.prompt ?? '');
    const seeded = card.parameters.some(parameter => parameter.type === 'seed');
    const asking = { asked, card, values, prompt, seeds: listSeeds(values), seeded };
    const worded = wordTasks(parts, db, owner, asking, told =>
      admitContent(db, parts.contentRules, { ...readTold(told), ...wish }),
    );
    const batchId = insertTasks(parts, db, owner, asking, worded, shown);
    if (!shown) hideBatch(db, batchId);
    if (key !== null) insertKey(db, owner.personId, key, requestHash, batchId, parts.now());
    return batchId;
  });
  return recordRefusal(parts, owner, asked.projectId, created);
}
