import { randomBytes } from 'node:crypto';
import type { Assignment } from '../../../contract/worker.ts';
import type { ReadableDb, WritableDb } from '../../../db/handles.ts';
import { findMedia } from '../../generations/index.ts';
import { claimTask } from '../../tasks/index.ts';
import { listModelsOf, mayClaim } from '../../workers/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import type { Params } from './family-of.ts';
import { boundOf } from './keep-leases.ts';
import { mapParams } from './map-params.ts';
import { ensureFolder, saveFile } from './reigh-files-store.ts';
import { findLoadedModel, saveLease } from './reigh-leases-store.ts';
import type { ReighParts } from './reigh-parts.ts';
import { findReighTask, findWords, markGenerating, saveMappedTask } from './reigh-tasks-store.ts';
import { addressOf } from './storage-path.ts';
import { RUNNABLE_MODELS } from './task-types.ts';

/** A task as it is handed to a worker. */
export type Claim = {
  readonly task_id: string;
  readonly params: Params;
  readonly task_type: string;
  readonly project_id: string;
};

/** A worker that gives itself no name. */
export const NAMELESS = 'edge';

/** How a new public folder is called: 144 random bits, since whoever knows the name reads what is in it. */
export const nameFolder = (): string => randomBytes(18).toString('base64url');

/** What a Wan2GP worker may be handed: what it can be asked for here, and what Reigh's programs ask it for. */
export const listWanted = (db: ReadableDb, workerId: string): string[] => [
  ...new Set([...listModelsOf(db, workerId), ...RUNNABLE_MODELS]),
];

/** Puts a task that was asked for here into Reigh's words, its pictures under public addresses. */
function writeWords(
  { mappings, now }: ReighParts,
  db: WritableDb,
  { owner, tokenId }: DialectCaller,
  origin: string,
  { task }: Assignment,
): void {
  const mapping = mappings[task.modelId];
  if (!mapping) throw new Error(`Task ${task.id} is for ${task.modelId}, which has no words in Reigh.`);
  const publish = (sha256: string): string => {
    const type = findMedia(db, sha256)?.type ?? 'image/png';
    const path = `${ensureFolder(db, tokenId, nameFolder)}/inputs/${sha256}.${type.slice(type.indexOf('/') + 1)}`;
    saveFile(db, { path, ownerId: owner.personId, taskId: task.id, sha256 }, now());
    return addressOf(origin, path);
  };
  const { params } = mapParams(mapping, task.parameters, task.seed, publish);
  saveMappedTask(db, { taskId: task.id, taskType: mapping.taskType, params });
}

/** Hands the best waiting task of the caller's person to the program of this name, or null; it is noted in the same transaction who has it. */
export async function claimReighTask(
  parts: ReighParts,
  caller: DialectCaller,
  name: string,
  origin: string,
): Promise<Claim | null> {
  const { database, tasks, signs } = parts;
  const { workerId, owner } = caller;
  if (!mayClaim(database.read, workerId)) return null;
  const beating = signs.beats(workerId, name);
  const assignment = await claimTask(
    { ...tasks, leaseMs: boundOf(parts, 'chain', beating) },
    {
      workerId,
      models: listWanted(database.read, workerId),
      loadedModel: findLoadedModel(database.read, workerId),
      ownerId: owner.personId,
      alongside: (db, assigned) => {
        const known = findWords(db, assigned.task.id);
        if (!known || known.mapped === 1) writeWords(parts, db, caller, origin, assigned);
        saveLease(db, workerId, assigned.task.id, name, assigned.attemptId);
        markGenerating(db, assigned.task.id, null);
      },
    },
    { waitMs: 0 },
  );
  if (!assignment) return null;
  const { id, kind } = assignment.task;
  if (!beating) await tasks.queue.extend(assignment.attemptId, id, boundOf(parts, kind, false));
  const task = findReighTask(database.read, owner, id);
  if (!task) throw new Error(`Task ${id} was handed out without its words.`);
  return {
    task_id: id,
    params: { ...task.params, task_id: id },
    task_type: task.taskType,
    project_id: task.projectId,
  };
}
