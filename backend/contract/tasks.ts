import { z } from 'zod';
import { ContentLevel } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { Generation } from './generations.ts';
import { TaskKind } from './models.ts';
import { Parameters } from './parameters.ts';
import { Problem, problems } from './problem.ts';
import { ById, Id, pageQuery, Timestamp } from './shapes.ts';
import { Wording } from './wording.ts';

export const TaskStatus = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']).meta({ id: 'TaskStatus' });
export type TaskStatus = z.infer<typeof TaskStatus>;

/** How far a running attempt is: a fraction 0-1 and the words for it. */
export const Progress = z
  .object({
    fraction: z.number().min(0).max(1),
    step: z.int().nullable(),
    steps: z.int().nullable(),
    message: z.string().max(200),
  })
  .meta({ id: 'Progress' });
export type Progress = z.infer<typeof Progress>;

/** What a person asks for. The parameters are those that the model declares; `count` of them becomes that many tasks with consecutive seeds. */
export const NewTask = z
  .strictObject({
    projectId: Id,
    modelId: z.string().min(1).max(80),
    parameters: Parameters,
    /** Higher goes first; 0 is usual. */
    priority: z.int().min(-100).max(100).default(0),
    /** The generation that this one varies or starts from. */
    basedOn: Id.nullable().default(null),
    /** The worker that alone may run it; null lets any. */
    onlyWorker: Id.nullable().default(null),
    /** Tasks that must have succeeded before this one may start. */
    after: z.array(Id).max(50).default([]),
    /** What is put around and into its words; null: they are given as they are, wildcards drawn. */
    wording: Wording.nullable().default(null),
  })
  .meta({ id: 'NewTask' });
export type NewTask = z.infer<typeof NewTask>;

/** One result asked for, on its way. */
export const Task = z
  .object({
    id: Id,
    batchId: Id,
    index: z.int(),
    kind: TaskKind,
    status: TaskStatus,
    seed: z.int().nullable(),
    priority: z.int(),
    attempts: z.int(),
    /** How many tasks must finish first. */
    waitingOn: z.int(),
    /** The worker that alone may run it. */
    onlyWorker: Id.nullable(),
    /** Not tried again before this instant. */
    notBefore: Timestamp.nullable(),
    progress: Progress.nullable(),
    /** Grows with each live preview picture; 0 is none. */
    previewVersion: z.int(),
    worker: z.object({ id: Id, name: z.string() }).nullable(),
    problem: Problem.nullable(),
    /** Why it waits for a person to decide; it stands in no line meanwhile. */
    held: Problem.nullable(),
    /** Its words where they are not its batch's: with styles, wildcards drawn, and written so that they ask for the same again. */
    sent: z.object({ prompt: z.string(), negative: z.string() }).nullable(),
    createdAt: Timestamp,
    startedAt: Timestamp.nullable(),
    finishedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

/** What one press of Generate asked for: its tasks and the takes that came of them. */
export const Batch = z
  .object({
    id: Id,
    projectId: Id,
    kind: TaskKind,
    modelId: z.string(),
    modelName: z.string(),
    label: z.string().nullable(),
    prompt: z.string(),
    /** As they were asked for: styles and wildcards are in each take's recipe. */
    parameters: Parameters,
    wording: Wording.nullable(),
    /** For adults, if the words of any of its tasks or the picture that they start from say so. */
    content: ContentLevel,
    basedOn: Id.nullable(),
    createdAt: Timestamp,
    tasks: z.array(Task),
    takes: z.array(Generation),
  })
  .meta({ id: 'Batch' });
export type Batch = z.infer<typeof Batch>;

/** The queue in four numbers; `paused` means that nothing new is started. */
export const QueueState = z
  .object({ running: z.int(), waiting: z.int(), delayed: z.int(), paused: z.boolean() })
  .meta({ id: 'QueueState' });
export type QueueState = z.infer<typeof QueueState>;

const tags = ['tasks'] as const;

export const tasks = {
  createTask: {
    method: 'POST',
    url: '/api/tasks',
    config: { access: 'person' },
    schema: {
      operationId: 'createTask',
      summary: 'Ask for pictures or a clip; the same Idempotency-Key answers with the same batch',
      tags,
      headers: z.object({ 'idempotency-key': z.string().min(8).max(100).optional() }).optional(),
      body: NewTask,
      response: { 201: Batch, ...problems },
    },
  },
  listBatches: {
    method: 'GET',
    url: '/api/batches',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listBatches',
      summary: "A project's workspace, newest first",
      tags,
      querystring: z.strictObject({ projectId: Id, ...pageQuery }),
      response: { 200: z.object({ batches: z.array(Batch), nextCursor: z.string().nullable() }), ...problems },
    },
  },
  readBatch: {
    method: 'GET',
    url: '/api/batches/:id',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readBatch',
      summary: 'One batch as it is now',
      tags,
      params: ById,
      response: { 200: Batch, ...problems },
    },
  },
  cancelBatch: {
    method: 'POST',
    url: '/api/batches/:id/cancel',
    config: { access: 'person' },
    schema: {
      operationId: 'cancelBatch',
      summary: 'Cancel what has not finished in a batch',
      tags,
      params: ById,
      response: { 200: Batch, ...problems },
    },
  },
  dismissBatch: {
    method: 'POST',
    url: '/api/batches/:id/dismiss',
    config: { access: 'person' },
    schema: {
      operationId: 'dismissBatch',
      summary: 'Take the failed and cancelled tasks of a batch off the workspace',
      tags,
      params: ById,
      response: { 200: Batch, ...problems },
    },
  },
  cancelTask: {
    method: 'POST',
    url: '/api/tasks/:id/cancel',
    config: { access: 'person' },
    schema: {
      operationId: 'cancelTask',
      summary: 'Stop a task, waiting or running',
      tags,
      params: ById,
      response: { 200: Task, ...problems },
    },
  },
  retryTask: {
    method: 'POST',
    url: '/api/tasks/:id/retry',
    config: { access: 'person' },
    schema: {
      operationId: 'retryTask',
      summary: 'Queue a failed or cancelled task again',
      tags,
      params: ById,
      response: { 200: Task, ...problems },
    },
  },
  hastenTask: {
    method: 'POST',
    url: '/api/tasks/:id/hasten',
    config: { access: 'person' },
    schema: {
      operationId: 'hastenTask',
      summary: 'Put a waiting task before all others',
      tags,
      params: ById,
      response: { 200: Task, ...problems },
    },
  },
  readQueue: {
    method: 'GET',
    url: '/api/queue',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readQueue',
      summary: 'How much is running and waiting',
      tags,
      response: { 200: QueueState, ...problems },
    },
  },
  pauseQueue: {
    method: 'POST',
    url: '/api/queue/pause',
    config: { access: 'person' },
    schema: {
      operationId: 'pauseQueue',
      summary: 'Start nothing new, or go on; what runs is finished',
      tags,
      body: z.strictObject({ paused: z.boolean() }),
      response: { 200: QueueState, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
