import type { ReadableDb } from '../../db/handles.ts';
import { findLaneTask, mayLaneTake } from '../spending/index.ts';
import { listMachines } from '../workers/index.ts';
import { hasFailedOn } from './calls-store.ts';

/** What rules a cloud out for good; every other reason passes by itself. */
const NEVER: ReadonlySet<string> = new Set([
  'model_missing',
  'pinned',
  'no_lane',
  'stays_home',
  'content',
  'over_limit',
  'price_unknown',
]);

/** Whether any place is left that could still run a task which waits: an own machine with its model, or a cloud where it has not failed. */
export function hasOtherPlace(db: ReadableDb, taskId: string, at: number): boolean {
  const task = findLaneTask(db, taskId);
  if (!task) return false;
  const { modelId, onlyWorker } = task;
  return listMachines(db).some(({ id, lane, modelIds }) => {
    if (lane === null) return modelIds.includes(modelId) && (onlyWorker ?? id) === id;
    if (hasFailedOn(db, taskId, id)) return false;
    const blocker = mayLaneTake(db, taskId, id, at)?.blocker ?? null;
    return blocker === null || !NEVER.has(blocker.because);
  });
}
