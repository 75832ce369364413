import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';
import { ById, Id, Timestamp } from './shapes.ts';
import { WorkerSelf } from './worker.ts';

export const WorkerState = z.enum(['online', 'busy', 'paused', 'offline']).meta({ id: 'WorkerState' });
export type WorkerState = z.infer<typeof WorkerState>;

/** A machine that runs tasks, as the studio sees it now. */
export const Worker = z
  .object({
    id: Id,
    name: z.string(),
    host: z.string(),
    builtIn: z.boolean(),
    version: z.string(),
    state: WorkerState,
    /** Why it is in that state, in one sentence. */
    reason: z.string(),
    runtimes: WorkerSelf.shape.runtimes,
    hardware: WorkerSelf.shape.hardware,
    modelIds: z.array(z.string()),
    loadedModel: z.string().nullable(),
    runningTaskId: Id.nullable(),
    lastSeenAt: Timestamp.nullable(),
    /** By how much its clock is ahead of the studio's, in ms, the way of the message included; null while it has not said. */
    clockSkewMs: z.int().nullable(),
  })
  .meta({ id: 'Worker' });
export type Worker = z.infer<typeof Worker>;

const tags = ['workers'] as const;

export const workers = {
  listWorkers: {
    method: 'GET',
    url: '/api/workers',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listWorkers',
      summary: 'The machines and how they are',
      tags,
      response: { 200: z.object({ workers: z.array(Worker) }), ...problems },
    },
  },
  pauseWorker: {
    method: 'POST',
    url: '/api/workers/:id/pause',
    config: { access: 'person' },
    schema: {
      operationId: 'pauseWorker',
      summary: 'Give a worker nothing new, or let it go on; what it runs is finished',
      tags,
      params: ById,
      body: z.strictObject({ paused: z.boolean() }),
      response: { 200: Worker, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
