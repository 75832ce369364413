import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';
import { Id, Timestamp } from './shapes.ts';
import { Worker } from './workers.ts';

/** One question of another studio's worker and the answer that it got, with all secrets and all bytes of files left out. */
export const Exchange = z
  .object({
    /** Grows with each exchange of the studio. */
    seq: z.int(),
    at: Timestamp,
    method: z.string(),
    /** With what it was asked for, as it came. */
    path: z.string(),
    /** Null: the worker went away before it was answered. */
    status: z.int().nullable(),
    tookMs: z.int(),
    requestBytes: z.int(),
    responseBytes: z.int(),
    /** The bodies, at most the first 4,096 characters of each; null where there was none. */
    request: z.string().nullable(),
    response: z.string().nullable(),
  })
  .meta({ id: 'Exchange' });
export type Exchange = z.infer<typeof Exchange>;

const ByWorker = z.object({ workerId: Id });
const tags = ['compat'] as const;

export const compat = {
  listExchanges: {
    method: 'GET',
    url: '/api/compat/:workerId/exchanges',
    config: { access: 'person' },
    schema: {
      operationId: 'listExchanges',
      summary: 'What another studio’s worker asked last and was answered, oldest first; kept in memory alone',
      tags,
      params: ByWorker,
      querystring: z.object({ after: z.coerce.number().int().min(0).default(0) }),
      response: {
        200: z.object({
          exchanges: z.array(Exchange),
          /** Of callers whose key the studio does not know: one of them may be this worker. */
          strangers: z.array(Exchange),
        }),
        ...problems,
      },
    },
  },
  allowProbe: {
    method: 'PUT',
    url: '/api/compat/:workerId/probe',
    config: { access: 'person' },
    schema: {
      operationId: 'allowProbe',
      summary: 'Whether the studio may ask the address that another studio’s worker told of itself',
      tags,
      params: ByWorker,
      body: z.strictObject({ allowed: z.boolean() }),
      response: { 200: Worker, ...problems },
    },
  },
  readCallbackSecret: {
    method: 'GET',
    url: '/api/compat/:workerId/callback-secret',
    config: { access: 'person' },
    schema: {
      operationId: 'readCallbackSecret',
      summary: 'What an OurVidz worker may sign its callbacks with; made of the studio’s key and stored nowhere',
      tags,
      params: ByWorker,
      response: { 200: z.object({ secret: z.string() }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
