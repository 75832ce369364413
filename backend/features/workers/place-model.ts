import type { ModelCard } from '../../contract/models.ts';
import type { WritableDb } from '../../db/handles.ts';
import { deleteModel, deleteSite, insertModel, listSites, saveModel, saveSite } from './sites-store.ts';
import type { WorkerParts } from './worker-parts.ts';

type Placing = Pick<WorkerParts, 'events' | 'claimers' | 'outdated'>;

/** What these machines may be asked for has changed: each is told to register anew when it next asks for a task. */
function askAnew({ events, claimers, outdated }: Placing, db: WritableDb, workerIds: Iterable<string>): void {
  for (const workerId of workerIds) {
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
    db.afterCommit(() => {
      outdated.add(workerId);
      claimers.wake(workerId);
    });
  }
}

/** Makes these the machines that have a model which only the studio knows, and its card the one in force. */
export function placeModel(
  parts: Placing & Pick<WorkerParts, 'now'>,
  db: WritableDb,
  card: ModelCard,
  workerIds: readonly string[],
): void {
  const at = parts.now();
  const before = listSites(db)
    .filter(site => site.modelId === card.id)
    .map(site => site.workerId);
  insertModel(db, card.id, card, null, at);
  saveModel(db, card.id, card, at);
  for (const workerId of before) if (!workerIds.includes(workerId)) deleteSite(db, workerId, card.id);
  for (const workerId of workerIds) saveSite(db, workerId, card.id, card);
  askAnew(parts, db, new Set([...before, ...workerIds]));
}

/** Takes a model away from every machine, and from what can be asked for. */
export function removeModel(parts: Placing, db: WritableDb, modelId: string): void {
  const sites = listSites(db).filter(site => site.modelId === modelId);
  deleteModel(db, modelId);
  askAnew(
    parts,
    db,
    sites.map(site => site.workerId),
  );
}
