import type { ReadableDb } from '../../db/handles.ts';
import type { Machine } from '../../dispatch/evaluate.ts';
import { stateOf } from './list-workers.ts';
import { listMachineRows, listPlacedModels } from './machines-store.ts';

/** The workers with what decides what they may run, and nothing else: a tenth of the reads that their cards on the page take. */
export function listMachines(db: ReadableDb): Machine[] {
  const models = Map.groupBy(listPlacedModels(db), ({ workerId }) => workerId);
  return listMachineRows(db).map(({ id, name, lane, loadedModel, runningTaskId, kept, ...row }) => ({
    id,
    name,
    lane,
    loadedModel,
    runningTaskId,
    modelIds: models.get(id)?.map(({ modelId }) => modelId) ?? [],
    ...stateOf(
      { ...row, online: row.online === 1, paused: row.paused === 1, draining: row.draining === 1 },
      kept === 1,
      runningTaskId !== null,
    ),
  }));
}
