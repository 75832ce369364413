import type { Model } from '../../contract/models.ts';
import { Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findNewestNumber, findUnrated, type Unrated } from '../generations/index.ts';
import { createTask } from './create-task.ts';
import type { TaskParts } from './task-parts.ts';

/** So many pictures are looked at in one round. */
const ROUND = 20;
/** How far before the newest picture a start looks, for what was made and not judged when the studio stopped. */
const LOOK_BACK = 200;
/** Nothing that a person asked for waits for a judgement. */
const LAST = -100;

/** What judging needs to know: which models are here, and in whose name. */
export type Judging = {
  readonly listModels: (db: ReadableDb) => readonly Model[];
  readonly findOwnerOf: (personId: string) => Owner | null;
};

/**
 * A round that asks for a judgement of every picture that a model has made and nobody has judged, each once, by whatever judges pictures here now;
 * while nothing does, they wait. What is asked for is shown to nobody, and comes after everything else.
 */
export function createResultRating(parts: TaskParts, { listModels, findOwnerOf }: Judging): () => Promise<void> {
  let looked = Math.max(0, findNewestNumber(parts.database.read) - LOOK_BACK);

  const judge = async ({ ownerId, projectId, sha256, id }: Unrated, modelId: string, name: string) => {
    const owner = findOwnerOf(ownerId);
    if (!owner) return;
    const parameters = { [name]: { media: sha256 } };
    const asked = {
      projectId,
      modelId,
      parameters,
      priority: LAST,
      basedOn: id,
      onlyWorker: null,
      after: [],
      wording: null,
    };
    await createTask(parts, owner, asked, `rate ${sha256}`, { shown: false }).catch((error: unknown) => {
      // It was deleted a moment ago, and needs no judging any more.
      if (!(error instanceof Refusal) || error.problem.code === 'disk_full') throw error;
    });
  };

  return async () => {
    const db = parts.database.read;
    const unrated = findUnrated(db, looked, ROUND);
    if (unrated.length === 0) return;
    const judges = listModels(db).find(({ kind, online }) => kind === 'rate' && online > 0);
    const name = judges?.parameters.find(({ type }) => type === 'image')?.name;
    if (judges === undefined || name === undefined) return;
    for (const picture of unrated) {
      await judge(picture, judges.id, name);
      looked = picture.number;
    }
  };
}
