import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';
import { ById, Id } from './shapes.ts';
import { Task } from './tasks.ts';
import { Lane } from './workers.ts';

/** How a cloud did in the last hour, from the studio's own runs: how many ended, what part of them failed by its fault (0-1), and the middle wait until one began, in ms. */
const Weather = z
  .object({ runs: z.int(), failed: z.number(), waitMs: z.int().nullable() })
  .meta({ id: 'CloudWeather' });
export type Weather = z.infer<typeof Weather>;

/** A cloud as its owner sees it. Its key is never told, not even in part. */
export const Cloud = z
  .object({
    lane: Lane,
    name: z.string(),
    /** Its place among the workers. */
    workerId: Id,
    hasKey: z.boolean(),
    /** Whose key it is, where the cloud tells it. */
    account: z.string().nullable(),
    on: z.boolean(),
    /** Whether it takes tasks now, and why or why not, in one sentence. */
    ready: z.boolean(),
    reason: z.string(),
    /** It takes nothing under its key, by its own word, until there is another or it is tried again. */
    shutOut: z.boolean(),
    models: z.int(),
    underWay: z.int(),
    weather: Weather.nullable(),
  })
  .meta({ id: 'Cloud' });
export type Cloud = z.infer<typeof Cloud>;

const Clouds = z.object({ clouds: z.array(Cloud), publicAddress: z.string().nullable() });
const ByLane = z.strictObject({ lane: Lane });
const tags = ['clouds'] as const;

export const clouds = {
  listClouds: {
    method: 'GET',
    url: '/api/clouds',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listClouds',
      summary: 'The clouds that may run tasks, and how they are',
      tags,
      response: { 200: Clouds, ...problems },
    },
  },
  setCloudKey: {
    method: 'PUT',
    url: '/api/clouds/:lane/key',
    config: { access: 'person' },
    schema: {
      operationId: 'setCloudKey',
      summary: 'Give the studio a key of a cloud; it is tried there first, and kept sealed',
      tags,
      params: ByLane,
      body: z.strictObject({
        key: z
          .string()
          .trim()
          .min(8)
          .max(500)
          .regex(/^[\x21-\x7e]+$/, 'has characters that no key has'),
      }),
      response: { 200: Cloud, ...problems },
    },
  },
  tryCloudAgain: {
    method: 'POST',
    url: '/api/clouds/:lane/try',
    config: { access: 'person' },
    schema: {
      operationId: 'tryCloudAgain',
      summary: 'Ask a cloud that has refused its key whether it takes it now',
      tags,
      params: ByLane,
      response: { 200: Cloud, ...problems },
    },
  },
  removeCloudKey: {
    method: 'DELETE',
    url: '/api/clouds/:lane/key',
    config: { access: 'person' },
    schema: {
      operationId: 'removeCloudKey',
      summary: 'Forget the key of a cloud',
      tags,
      params: ByLane,
      response: { 200: Cloud, ...problems },
    },
  },
  switchCloud: {
    method: 'POST',
    url: '/api/clouds/:lane/switch',
    config: { access: 'person' },
    schema: {
      operationId: 'switchCloud',
      summary: 'Let a cloud take tasks, or not; what it runs is finished',
      tags,
      params: ByLane,
      body: z.strictObject({ on: z.boolean() }),
      response: { 200: Cloud, ...problems },
    },
  },
  setPublicAddress: {
    method: 'PUT',
    url: '/api/clouds/public-address',
    config: { access: 'person' },
    schema: {
      operationId: 'setPublicAddress',
      summary:
        'Say where the open network reaches this studio, so that clouds tell when something has happened; null: nowhere',
      tags,
      body: z.strictObject({
        address: z
          .url({ protocol: /^https$/ })
          .max(300)
          .nullable(),
      }),
      response: { 200: Clouds, ...problems },
    },
  },
  decideHeld: {
    method: 'POST',
    url: '/api/tasks/:id/held',
    config: { access: 'person' },
    schema: {
      operationId: 'decideHeld',
      summary:
        'Say of a task whose run may or may not have reached a cloud that it did not (`again`), or give it up, its money counted as spent',
      tags,
      params: ById,
      body: z.strictObject({ decision: z.enum(['again', 'give-up']) }),
      response: { 200: Task, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;

/** The door of the clouds themselves, which is no person's. */
export const webhooks = {
  hearCloud: {
    method: 'POST',
    url: '/api/webhooks/:lane',
    config: { access: 'anyone' },
    schema: {
      operationId: 'hearCloud',
      summary: 'Hear from a cloud that something has happened to a run; only what it has signed is believed',
      tags,
      params: ByLane,
      querystring: z.strictObject({ call: Id.optional() }),
      response: { 204: z.undefined(), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
