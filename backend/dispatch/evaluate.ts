import type { Blocker } from '../contract/dispatch.ts';
import type { Worker } from '../contract/workers.ts';

/** What must be known of a worker to say what it may run. */
export type Machine = Pick<
  Worker,
  'id' | 'name' | 'lane' | 'state' | 'reason' | 'modelIds' | 'loadedModel' | 'runningTaskId'
>;

/** What must be known of a task to say who may run it. */
export type Wanted = { readonly modelId: string; readonly onlyWorker: string | null };

/** Whether a worker could ever be handed this task as things stand, whatever it does at the moment; null says yes. */
export function findStanding(
  { modelId, onlyWorker }: Wanted,
  { id, modelIds, state, reason }: Machine,
): Blocker | null {
  if (onlyWorker !== null && onlyWorker !== id) return { because: 'pinned' };
  if (!modelIds.includes(modelId)) return { because: 'model_missing' };
  if (state !== 'online' && state !== 'busy') return { because: 'not_taking', reason };
  return null;
}

/** The first reason why a worker may not run a task now; null when it may. */
export function evaluate(task: Wanted, worker: Machine): Blocker | null {
  const standing = findStanding(task, worker);
  if (standing) return standing;
  return worker.runningTaskId === null ? null : { because: 'busy', taskId: worker.runningTaskId };
}
