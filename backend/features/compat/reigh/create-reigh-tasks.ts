import { createHash } from 'node:crypto';
import { Refusal } from '../../../contract/problem.ts';
import type { WritableDb } from '../../../db/handles.ts';
import { makeId } from '../../../db/make-id.ts';
import type { Owner } from '../../../plugins/caller.ts';
import { recordRefusal } from '../../content/index.ts';
import { readProject } from '../../settings/index.ts';
import { addTask, beginBatch, cancelOne, failTask, type TaskParts } from '../../tasks/index.ts';
import {
  expectWhole,
  findKeyed,
  findLastIndex,
  findLink,
  findOrchestratorOfRun,
  insertKeyed,
  isTaken,
  type Link,
  problemOf,
  saveOrchestration,
  saveParent,
} from './chains-store.ts';
import { familyOf, isObject, type Params } from './family-of.ts';
import { judgeChain } from './judge-chain.ts';
import { isLastPiece, isTransitionOnly, readOrchestration } from './read-orchestration.ts';
import { readReadable } from './read-readable.ts';
import { readTold } from './read-told.ts';
import { findReighTask, insertReighTask } from './reigh-tasks-store.ts';
import { stripSecrets } from './strip-secrets.ts';
import { askedKindOf, modelIdOf, nameOfType } from './task-types.ts';

/** A task that a program of Reigh's asks for: under an id of its own where it has one, and after others. */
export type Wish = {
  readonly taskType: string;
  readonly params: Params;
  readonly id: string | null;
  readonly after: readonly string[];
};

/** What is asked for at once: all of it or nothing is stored. The same key again answers with the tasks that it has made. */
export type Wishes = { readonly projectId: string; readonly wishes: readonly Wish[]; readonly key: string | null };

/** The tasks, in the order of the wishes; `known` where they were there before. */
export type Made = { readonly taskIds: readonly string[]; readonly known: boolean };

const keyOf = (key: string, index: number) => createHash('sha256').update(`${key}:${index}`).digest('hex');

/** The tasks that a key has made, if any. */
function findMade(db: WritableDb, owner: Owner, key: string): string[] {
  const ids: string[] = [];
  for (let id = findKeyed(db, owner.personId, keyOf(key, 0)); id; ) {
    ids.push(id);
    id = findKeyed(db, owner.personId, keyOf(key, ids.length));
  }
  return ids;
}

/** Whose child a task is: the one it names, or else that of its run. Somebody else's is no parent. */
function findParent(db: WritableDb, owner: Owner, { taskType, params }: Wish): Link | undefined {
  if (askedKindOf(taskType) === 'chain') return undefined;
  const { orchestratorId, runId } = familyOf(params);
  const named = orchestratorId === null ? undefined : findLink(db, orchestratorId);
  const parent = named ?? (runId === null ? undefined : findOrchestratorOfRun(db, owner.personId, runId));
  return parent?.kind === 'chain' && parent.ownerId === owner.personId ? parent : undefined;
}

/** A child of an orchestrator that has failed or was cancelled meanwhile goes the same way. */
function endWithParent(parts: TaskParts, db: WritableDb, taskId: string, parent: Link): void {
  if (parent.status === 'cancelled') cancelOne(parts, db, taskId);
  if (parent.status !== 'failed') return;
  const message = problemOf(parent)?.message ?? 'Its orchestrator failed.';
  failTask(parts, db, taskId, { code: 'dependency_failed', message, taskId: parent.id });
}

function insertOne(
  parts: TaskParts,
  db: WritableDb,
  owner: Owner,
  wish: Wish,
  place: { batchId: string; index: number },
) {
  const { taskType, after } = wish;
  const id = wish.id ?? makeId();
  const params = stripSecrets(wish.params);
  if (!isObject(params)) throw new Error('The params of a task are no object.');
  const parent = findParent(db, owner, wish);
  const { prompt, parameters, seed } = readReadable(params);
  addTask(parts, db, owner, place.batchId, {
    id,
    index: place.index,
    kind: readKind(taskType),
    modelId: modelIdOf(taskType),
    modelName: nameOfType(taskType),
    prompt,
    parameters,
    told: readTold(params),
    seed,
    after,
  });
  insertReighTask(db, { taskId: id, taskType, params });
  if (askedKindOf(taskType) === 'chain') saveOrchestration(db, id, readOrchestration(taskType, params));
  if (parent) {
    saveParent(db, id, parent.id, isLastPiece(params));
    if (isTransitionOnly(params)) expectWhole(db, parent.id);
    endWithParent(parts, db, id, parent);
    judgeChain(parts, db, parent.id);
  }
  return id;
}

function readKind(taskType: string) {
  const kind = askedKindOf(taskType);
  if (kind !== null) return kind;
  const message = `There is no task type ${taskType.slice(0, 60)}.`;
  throw new Refusal({ code: 'invalid_request', message, issues: [{ path: 'task_type', message }] });
}

function findPlace(parts: TaskParts, db: WritableDb, owner: Owner, projectId: string, first: Wish) {
  const parent = findParent(db, owner, first);
  if (parent) {
    const { childIndex } = familyOf(first.params);
    return {
      batchId: parent.batchId,
      index: childIndex === null ? findLastIndex(db, parent.batchId) + 1 : childIndex + 1,
    };
  }
  const kind = readKind(first.taskType);
  const { prompt, parameters } = readReadable(first.params);
  const batchId = beginBatch(parts, db, owner, {
    projectId,
    // What comes of a chain in the end is a clip.
    kind: kind === 'chain' ? 'video' : kind,
    modelId: modelIdOf(first.taskType),
    modelName: nameOfType(first.taskType),
    prompt,
    parameters,
    told: readTold(first.params),
  });
  return { batchId, index: 0 };
}

/**
 * Stores tasks as Reigh's programs ask for them, with their families and dependencies, in one transaction. An id that this person's task has already
 * answers with it. Raises `not_found` for a project or a needed task that is not this person's, `conflict` for an id that is not to be had,
 * `invalid_request` for a type that there is not, `content_refused` and `content_level` for what it would show.
 */
export function createReighTasks(parts: TaskParts, owner: Owner, { projectId, wishes, key }: Wishes): Promise<Made> {
  const created = parts.database.write(db => {
    readProject(db, owner, projectId);
    const made = key === null ? [] : findMade(db, owner, key);
    if (made.length > 0) return { taskIds: made, known: true };
    const [first] = wishes;
    if (!first) throw new Error('Nothing was asked for.');
    if (first.id !== null && findReighTask(db, owner, first.id)) return { taskIds: [first.id], known: true };
    if (first.id !== null && isTaken(db, first.id))
      throw new Refusal({ code: 'conflict', message: 'A task cannot have this id.', what: 'task' });
    const { batchId, index } = findPlace(parts, db, owner, projectId, first);
    const taskIds = wishes.map((wish, n) => insertOne(parts, db, owner, wish, { batchId, index: index + n }));
    if (key !== null) for (const [n, id] of taskIds.entries()) insertKeyed(db, owner.personId, keyOf(key, n), id);
    return { taskIds, known: false };
  });
  return recordRefusal(parts, owner, projectId, created);
}
