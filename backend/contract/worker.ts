import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { ModelCard, TaskKind } from './models.ts';
import { Parameters } from './parameters.ts';
import { Problem, problems } from './problem.ts';
import { ContentRating } from './rating.ts';
import { ById, Id, Sha256, Timestamp } from './shapes.ts';
import { Progress } from './tasks.ts';
import { RunnableWorkflow } from './workflow-graph.ts';

/** What a worker's own clock said when it sent this: shown as its skew, and never counted with. */
const sent = { sentAt: Timestamp.optional() };

/** What a machine is and what it can run, as its agent tells it. */
export const WorkerSelf = z
  .strictObject({
    name: z.string().min(1).max(80),
    host: z.string().max(200),
    /** Made anew at each start of the agent: leases of a former one are given back at once. */
    instanceId: Id,
    version: z.string().max(40),
    runtimes: z.array(z.strictObject({ name: z.string().max(40), version: z.string().max(80) })).max(20),
    /** Under this machine's own names; the answer tells what the studio calls each. */
    models: z.array(ModelCard).max(1000),
    /** The one of them that is in its GPU's memory, where it knows. */
    loadedModel: z.string().max(80).nullable().optional(),
    hardware: z.strictObject({
      cpus: z.int(),
      memoryBytes: z.int(),
      gpus: z.array(z.strictObject({ name: z.string().max(200), memoryBytes: z.int() })),
    }),
    /** The node classes of its ComfyUI, which say what workflows it can run. */
    nodeClasses: z.array(z.string().max(200)).max(20_000).optional(),
    ...sent,
  })
  .meta({ id: 'WorkerSelf' });
export type WorkerSelf = z.infer<typeof WorkerSelf>;

/** A task handed to a worker under a lease: the attempt's id is the lease's, and only the worker it was handed to may use it. */
export const Assignment = z
  .object({
    attemptId: Id,
    leaseExpiresAt: Timestamp,
    number: z.int(),
    task: z.object({
      id: Id,
      kind: TaskKind,
      modelId: z.string(),
      parameters: Parameters,
      seed: z.int().nullable(),
      /** The graph behind a model that a person made of a workflow of their own. */
      workflow: RunnableWorkflow.optional(),
    }),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof Assignment>;

/** One file that an attempt made, already handed in under its hash. */
const DeliveredResult = z.strictObject({ sha256: Sha256, seed: z.int().nullable() }).meta({ id: 'DeliveredResult' });

/** What a worker says when its work is done. */
export const Delivery = z
  .strictObject({
    /** None where the task was to judge a picture. */
    results: z.array(DeliveredResult).max(16),
    rating: ContentRating.optional(),
    runtime: z.string().max(40),
    versions: z.record(z.string().max(80), z.string().max(200)),
    unmapped: z.array(z.strictObject({ name: z.string().max(80), why: z.string().max(300) })).max(50),
    tookMs: z.int().min(0),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;

/** An agent says with each request which run of it speaks: of two with one token, the one that registered last is the worker. */
export const INSTANCE_HEADER = 'x-dailies-instance';

const tags = ['worker'] as const;

export const worker = {
  register: {
    method: 'POST',
    url: '/api/worker/register',
    config: { access: 'worker', scopes: ['claim'], anyInstance: true },
    schema: {
      operationId: 'registerWorker',
      summary: 'Say what this machine is and can run',
      tags,
      body: WorkerSelf,
      response: {
        200: z.object({
          workerId: Id,
          leaseMs: z.int(),
          heartbeatMs: z.int(),
          /** What this machine may be asked for, under the studio's ids. */
          models: z.array(
            z.object({
              /** This machine's own name for it; null for what only the studio knows. */
              own: z.string().nullable(),
              id: z.string(),
              /** Which of the machine's runtimes runs it. */
              runtime: z.string(),
            }),
          ),
        }),
        ...problems,
      },
    },
  },
  sayTrouble: {
    method: 'POST',
    url: '/api/worker/trouble',
    config: { access: 'worker', scopes: ['claim'], anyInstance: true },
    schema: {
      operationId: 'sayTrouble',
      summary: 'Say why this machine can run nothing for now; a registration ends it',
      tags,
      body: z.strictObject({
        reason: z.string().min(1).max(300),
        /** The agent's run, with its first words: it takes the token over, as a registration does. */
        begins: Id.optional(),
      }),
      response: { 200: z.object({ workerId: Id }), ...problems },
    },
  },
  claim: {
    method: 'POST',
    url: '/api/worker/claim',
    config: { access: 'worker', scopes: ['claim'] },
    schema: {
      operationId: 'claimTask',
      summary: 'Ask for a task that this machine can run, and wait up to waitMs for one; 204 where none came',
      tags,
      body: z.strictObject({
        /** The studio's ids, as the registration told them. */
        models: z.array(z.string().max(80)).min(1).max(1000),
        loadedModel: z.string().max(80).nullable(),
        waitMs: z.int().min(0).max(30_000),
        ...sent,
      }),
      response: { 200: Assignment, 204: z.undefined(), ...problems },
    },
  },
  heartbeat: {
    method: 'POST',
    url: '/api/worker/attempts/:id/heartbeat',
    config: { access: 'worker', scopes: ['claim'] },
    schema: {
      operationId: 'heartbeat',
      summary: 'Extend the lease and wait up to waitMs for orders; a cancelled task answers `stop` at once',
      tags,
      params: ById,
      body: z.strictObject({ waitMs: z.int().min(0).max(30_000), ...sent }),
      response: { 200: z.object({ orders: z.enum(['go-on', 'stop']), leaseExpiresAt: Timestamp }), ...problems },
    },
  },
  report: {
    method: 'POST',
    url: '/api/worker/attempts/:id/report',
    config: { access: 'worker', scopes: ['claim'] },
    schema: {
      operationId: 'reportProgress',
      summary: 'Say how far the attempt is',
      tags,
      params: ById,
      body: Progress,
      response: { 204: z.undefined(), ...problems },
    },
  },
  preview: {
    method: 'PUT',
    url: '/api/worker/attempts/:id/preview',
    config: { access: 'worker', scopes: ['claim'], takesBytes: true },
    schema: {
      operationId: 'sendPreview',
      summary: 'Show a small WebP of how the picture looks so far; kept in memory only',
      tags,
      params: ById,
      response: { 204: z.undefined(), ...problems },
    },
  },
  deliver: {
    method: 'POST',
    url: '/api/worker/attempts/:id/deliver',
    config: { access: 'worker', scopes: ['deliver'], anyInstance: true },
    schema: {
      operationId: 'deliver',
      summary:
        'Finish the attempt with its results; the same call again answers the same, a late one becomes an extra variant',
      tags,
      params: ById,
      body: Delivery,
      response: { 200: z.object({ accepted: z.enum(['result', 'late']), generationIds: z.array(Id) }), ...problems },
    },
  },
  fail: {
    method: 'POST',
    url: '/api/worker/attempts/:id/fail',
    config: { access: 'worker', scopes: ['claim'] },
    schema: {
      operationId: 'failAttempt',
      summary: 'Give the attempt up with its reason; a retryable one is tried again after a pause',
      tags,
      params: ById,
      body: z.strictObject({ problem: Problem, retryable: z.boolean() }),
      response: { 204: z.undefined(), ...problems },
    },
  },
  leave: {
    method: 'POST',
    url: '/api/worker/leave',
    config: { access: 'worker', scopes: ['claim'] },
    schema: {
      operationId: 'leave',
      summary: 'Go offline in order: what this worker still holds is given back',
      tags,
      response: { 204: z.undefined(), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
