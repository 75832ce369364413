import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { Micros } from './money.ts';
import { Parameters } from './parameters.ts';
import { problems } from './problem.ts';
import { ById, Id, Timestamp } from './shapes.ts';
import { CapScope } from './spending.ts';
import { TaskStatus } from './tasks.ts';
import { Lane } from './workers.ts';

/** Why a worker took a task: it alone may run it, somebody put it first, it had the model loaded, the model's turn had come, it was simply next, or it is a cloud whose time had come. */
export const Chosen = z.enum(['pinned', 'urgent', 'loaded', 'turn', 'next', 'fallback']).meta({ id: 'Chosen' });
export type Chosen = z.infer<typeof Chosen>;

const because = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ because: z.literal(code), ...shape });

/** Why a worker may not run a task now: the first reason that holds. */
export const Blocker = z
  .discriminatedUnion('because', [
    because('pinned', {}),
    because('model_missing', {}),
    because('not_taking', { reason: z.string() }),
    because('busy', { taskId: Id }),
    /** Nothing of its project leaves this network. */
    because('stays_home', {}),
    /** The project's policy does not name this cloud, and no person picked it. */
    because('no_lane', {}),
    /** What it asks for is not sent out. */
    because('content', { reason: z.string() }),
    because('price_unknown', { modelId: z.string() }),
    /** It costs more there than the policy lets a task cost. */
    because('over_limit', { limitMicros: Micros, priceMicros: Micros }),
    /** A cap leaves too little, until the instant at which it begins anew, if it does. */
    because('over_cap', {
      cap: CapScope,
      limitMicros: Micros,
      committedMicros: Micros,
      priceMicros: Micros,
      until: Timestamp.nullable(),
    }),
    /** Own machines come first until then. */
    because('not_open_yet', { opensAt: Timestamp }),
  ])
  .meta({ id: 'Blocker' });
export type Blocker = z.infer<typeof Blocker>;

/** Why no worker at all may run a task now. */
export const Hold = z
  .discriminatedUnion('because', [
    because('queue_paused', {}),
    because('dependency', { taskIds: z.array(Id) }),
    because('delayed', { until: Timestamp, after: z.string() }),
  ])
  .meta({ id: 'Hold' });
export type Hold = z.infer<typeof Hold>;

/** Times of past runs in ms: half took at most p50, nine in ten at most p90; `scaled` where they were of another size or number of steps. */
export const Range = z.object({ p50: z.int(), p90: z.int(), of: z.int(), scaled: z.boolean() }).meta({ id: 'Range' });
export type Range = z.infer<typeof Range>;

/** How it stands between a task and one worker. */
export const Place = z
  .object({
    worker: z.object({ id: Id, name: z.string() }),
    blocker: Blocker.nullable(),
    /** Whether another model would have to be loaded first. */
    loadDue: z.boolean(),
    /** How long it would take there; null where nothing like it was ever run there. */
    takes: Range.nullable(),
    /** When it would begin there, in ms from now; null where that cannot be told. */
    startsInMs: z.int().nullable(),
    /** The cloud that it is a lane to; null for a machine. */
    lane: Lane.nullable(),
    /** The model that would stand in there for the one asked for. */
    as: z.object({ modelId: z.string(), name: z.string() }).nullable(),
    /** When own machines no longer come first there; null where they never did, or it never opens. */
    opensAt: Timestamp.nullable(),
    /** What it usually costs, in millionths of a dollar; on an own machine by its electricity rate; null where that is not known. */
    priceMicros: Micros.nullable(),
    /** The most that it can cost there: what is set aside. */
    atMostMicros: Micros.nullable(),
  })
  .meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;

/** Where a task is and why. */
export const Why = z
  .object({
    taskId: Id,
    status: TaskStatus,
    /** The whole answer in one sentence. */
    sentence: z.string(),
    holds: z.array(Hold),
    /** How many tasks of its line are before it. */
    ahead: z.int().nullable(),
    startsInMs: z.int().nullable(),
    places: z.array(Place),
    /** Who ran it last or runs it now, and why it was this one. */
    here: z.object({ worker: z.object({ id: Id, name: z.string() }), chosen: Chosen.nullable() }).nullable(),
  })
  .meta({ id: 'Why' });
export type Why = z.infer<typeof Why>;

/** What it would take to run something now, before it is asked for. */
export const Quote = z
  .object({
    places: z.array(Place),
    /** The place that would begin it first, as it stands now. */
    bestWorkerId: Id.nullable(),
    /** How far off the studio's own forecasts of running times were: the middle one of the last `of`, in percent. */
    error: z.object({ percent: z.int(), of: z.int() }).nullable(),
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof Quote>;

const tags = ['dispatch'] as const;

export const dispatch = {
  readWhy: {
    method: 'GET',
    url: '/api/tasks/:id/why',
    config: { access: 'person' },
    schema: {
      operationId: 'readWhy',
      summary: 'Why a task waits, or why it ran where it did',
      tags,
      params: ById,
      response: { 200: Why, ...problems },
    },
  },
  quote: {
    method: 'POST',
    url: '/api/quote',
    config: { access: 'person' },
    schema: {
      operationId: 'quote',
      summary: 'Price, time and wait at every place, before anything is asked for',
      tags,
      body: z.strictObject({
        modelId: z.string().min(1).max(80),
        parameters: Parameters,
        /** Whose policy holds; without it, that of a project of which nothing was said. */
        projectId: Id.optional(),
      }),
      response: { 200: Quote, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
