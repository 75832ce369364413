import { z } from 'zod';
import { ContentLevel } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { EngineKey, EngineKind, EnginePlace, EngineUrl } from './engines.ts';
import { TaskKind } from './models.ts';
import { problems } from './problem.ts';
import { ById, Id, Timestamp } from './shapes.ts';
import { Batch, Progress } from './tasks.ts';
import { Dialect } from './tokens.ts';
import { WorkerSelf } from './worker.ts';

export const WorkerState = z.enum(['online', 'busy', 'draining', 'paused', 'offline']).meta({ id: 'WorkerState' });
export type WorkerState = z.infer<typeof WorkerState>;

/** A cloud that runs tasks for money. */
export const Lane = z.enum(['replicate', 'fal']).meta({ id: 'Lane' });
export type Lane = z.infer<typeof Lane>;

/** A finished attempt as one point of a machine's speed. */
const SpeedPoint = z
  .object({ taskId: Id, modelId: z.string(), tookMs: z.int(), endedAt: Timestamp })
  .meta({ id: 'SpeedPoint' });

/** A machine that runs tasks, as the studio sees it now. */
export const Worker = z
  .object({
    id: Id,
    name: z.string(),
    host: z.string(),
    builtIn: z.boolean(),
    /** The engine on an address that the studio's own agent drives as this worker; null where it is an agent of its own. */
    engine: z.object({ kind: EngineKind, address: z.string(), locked: z.boolean() }).nullable(),
    /** The language that it speaks where it is another studio's worker. */
    dialect: Dialect.nullable(),
    /** Whether the studio may ask the address that such a worker told of itself. */
    mayProbe: z.boolean(),
    /** The cloud that it is a lane to; a lane is no machine. */
    lane: Lane.nullable(),
    version: z.string(),
    state: WorkerState,
    /** Why it is in that state, in one sentence. */
    reason: z.string(),
    /** The studio itself gives it nothing, since it failed too often; a person lets it go on. */
    setAside: z.boolean(),
    runtimes: WorkerSelf.shape.runtimes,
    hardware: WorkerSelf.shape.hardware,
    modelIds: z.array(z.string()),
    loadedModel: z.string().nullable(),
    runningTaskId: Id.nullable(),
    /** What it runs now. */
    load: z
      .object({
        taskId: Id,
        batchId: Id,
        modelId: z.string(),
        content: ContentLevel,
        progress: Progress.nullable(),
        /** Grows with each live preview picture; 0 is none. */
        previewVersion: z.int(),
        startedAt: Timestamp,
      })
      .nullable(),
    /** How many of its last attempts failed by its own fault. */
    faults: z.object({
      failed: z.int(),
      of: z.int(),
      last: z.object({ message: z.string(), at: Timestamp }).nullable(),
    }),
    /** Its last finished attempts, oldest first. */
    speed: z.array(SpeedPoint),
    /** How far its clock is ahead of the studio's, in ms; null where that is not known. */
    lastSeenAt: Timestamp.nullable(),
    /** By how much its clock is ahead of the studio's, in ms, the way of the message included; null while it has not said. */
    clockSkewMs: z.int().nullable(),
  })
  .meta({ id: 'Worker' });
export type Worker = z.infer<typeof Worker>;

/** Which model is where, and by what two machines' models were found to be the same. */
export const ModelMatrix = z
  .object({
    workers: z.array(z.object({ id: Id, name: z.string(), online: z.boolean(), loadedModel: z.string().nullable() })),
    models: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: TaskKind,
        sites: z.array(
          z.object({
            workerId: Id,
            /** What that machine itself calls it. */
            own: z.string().nullable(),
            fileName: z.string().nullable(),
            knownBy: z.enum(['hash', 'name']),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ModelMatrix' });
export type ModelMatrix = z.infer<typeof ModelMatrix>;

const tags = ['workers'] as const;
const engineTags = ['engines'] as const;

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
  readMatrix: {
    method: 'GET',
    url: '/api/workers/models',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readMatrix',
      summary: 'Which model is on which machine',
      tags,
      response: { 200: ModelMatrix, ...problems },
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
  drainWorker: {
    method: 'POST',
    url: '/api/workers/:id/drain',
    config: { access: 'person' },
    schema: {
      operationId: 'drainWorker',
      summary: 'Let a worker finish what it runs and take nothing more, until it is let go on',
      tags,
      params: ById,
      body: z.strictObject({ draining: z.boolean() }),
      response: { 200: Worker, ...problems },
    },
  },
  renameWorker: {
    method: 'PATCH',
    url: '/api/workers/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'renameWorker',
      summary: 'Name a worker; what it calls itself no longer counts',
      tags,
      params: ById,
      body: z.strictObject({ name: z.string().trim().min(1).max(80) }),
      response: { 200: Worker, ...problems },
    },
  },
  testWorker: {
    method: 'POST',
    url: '/api/workers/:id/test',
    config: { access: 'person' },
    schema: {
      operationId: 'testWorker',
      summary: 'Make one small picture on this worker and no other; its task tells how long that took',
      tags,
      params: ById,
      body: z.strictObject({ projectId: Id }),
      response: { 201: Batch, ...problems },
    },
  },
  removeWorker: {
    method: 'DELETE',
    url: '/api/workers/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'removeWorker',
      summary: 'Let a worker in no more; what it runs is given back, and what it made keeps its name',
      tags,
      params: ById,
      response: { 204: z.undefined(), ...problems },
    },
  },
  addEngine: {
    method: 'POST',
    url: '/api/engines',
    config: { access: 'person' },
    schema: {
      operationId: 'addEngine',
      summary: "Let the studio's own agent drive an engine on an address, as a worker of its own",
      tags: engineTags,
      body: z.strictObject({ ...EnginePlace.shape, name: z.string().trim().min(1).max(80) }),
      response: { 201: Worker, ...problems },
    },
  },
  changeEngine: {
    method: 'PATCH',
    url: '/api/workers/:id/engine',
    config: { access: 'person' },
    schema: {
      operationId: 'changeEngine',
      summary: 'Say that an engine is at another address, or opens with other credentials; what is left out stays',
      tags: engineTags,
      params: ById,
      body: z.strictObject({ address: EngineUrl.optional(), credentials: EngineKey.optional() }),
      response: { 200: Worker, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
