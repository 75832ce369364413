import { z } from 'zod';
import { createNoteSeen } from '../../workers/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import type { ReighParts } from './reigh-parts.ts';
import { refuseBody } from './reigh-refusal.ts';

/** What `update-worker-model` is told; the worker writes `model` where its server has `current_model`. */
export const WorkerModel = z.looseObject({
  worker_id: z.string().min(1).max(200),
  current_model: z.string().max(200).nullish(),
  model: z.string().max(200).nullish(),
});
type WorkerModel = z.infer<typeof WorkerModel>;

/**
 * Notes which model a worker has loaded, so that it is preferably given more for it. Several of our models may run on one of the engine's: the
 * first counts. Raises `invalid_request` where no model is named.
 */
export async function noteModel(parts: ReighParts, { workerId }: DialectCaller, told: WorkerModel) {
  const current = told.current_model || told.model;
  if (!current) throw refuseBody('invalid_request', 'current_model is required');
  const found = Object.entries(parts.mappings).find(([, { engineModel }]) => engineModel === current);
  createNoteSeen(parts.workers)(workerId, { loadedModel: found?.[0] ?? null });
  return {
    success: true,
    worker_id: told.worker_id,
    current_model: current,
    last_heartbeat: new Date(parts.now()).toISOString(),
    action: 'updated',
    message: 'Worker model updated',
  };
}
