import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { Amount, Micros } from './money.ts';
import { Policy } from './policy.ts';
import { problems } from './problem.ts';
import { ById, Id, pageQuery, Timestamp } from './shapes.ts';
import { Lane } from './workers.ts';

/** What a cap is on: each task, the studio's day and month, all that a project ever costs, or a project's day. */
export const CapScope = z.enum(['task', 'day', 'month', 'project', 'project_day']).meta({ id: 'CapScope' });
export type CapScope = z.infer<typeof CapScope>;

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** What the whole studio may spend, and the time zone in which its days and months begin; null is no cap. */
export const Limits = z
  .strictObject({
    taskMicros: Amount.nullable(),
    dayMicros: Amount.nullable(),
    monthMicros: Amount.nullable(),
    timeZone: z.string().max(60).refine(isTimeZone, 'is not a time zone, such as Europe/Berlin'),
  })
  .meta({ id: 'Limits' });
export type Limits = z.infer<typeof Limits>;

/** How a stretch of time stands against its cap: what was paid, and what is set aside for tasks on their way. */
export const Standing = z
  .object({ limitMicros: Micros.nullable(), spentMicros: Micros, heldMicros: Micros, from: Timestamp, to: Timestamp })
  .meta({ id: 'Standing' });
export type Standing = z.infer<typeof Standing>;

/** Why a task went to a cloud: a person picked it there, or how the own machines stood that have its model. */
export const Reason = z
  .object({ because: z.enum(['picked', 'away', 'busy', 'missing']), machines: z.array(z.string()) })
  .meta({ id: 'Reason' });
export type Reason = z.infer<typeof Reason>;

const Named = z.object({ id: z.string(), name: z.string() });

/** The money of one try: what was set aside, what it came to, and the difference. */
export const Charge = z
  .object({
    attemptId: Id,
    taskId: Id,
    batchId: Id.nullable(),
    prompt: z.string(),
    lane: Lane,
    model: Named,
    /** The model that was asked for, where this one stood in for it. */
    insteadOf: Named.nullable(),
    project: Named,
    person: Named,
    reason: Reason,
    /** How long it would have waited for an own machine, as it was foretold when it went: an estimate, in ms; null where there was none. */
    ownWaitMs: z.int().nullable(),
    state: z.enum(['held', 'settled', 'released']),
    heldMicros: Micros,
    costMicros: Micros.nullable(),
    /** What it cost beyond what was set aside; below zero where it cost less. */
    differenceMicros: Micros.nullable(),
    /** Whose figure the cost is. */
    source: z.enum(['provider', 'price book']).nullable(),
    why: z.string().nullable(),
    placedAt: Timestamp,
    endedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Charge' });
export type Charge = z.infer<typeof Charge>;

export const SpendingPeriod = z.enum(['day', 'month', 'all']).meta({ id: 'SpendingPeriod' });
export type SpendingPeriod = z.infer<typeof SpendingPeriod>;

/** What one place, model, project or person came to. */
const Share = z.object({ ...Named.shape, micros: Micros, tasks: z.int() }).meta({ id: 'SpendingShare' });
export type Share = z.infer<typeof Share>;

/** The studio's money at a glance. */
export const Summary = z
  .object({
    timeZone: z.string(),
    today: Standing,
    month: Standing,
    period: SpendingPeriod,
    by: z.object({
      place: z.array(Share),
      model: z.array(Share),
      project: z.array(Share),
      person: z.array(Share),
    }),
    /** What going to a cloud cost, by the reason for it, and the mean of `ownWaitMs` where that was known. */
    fallback: z.array(
      z.object({ lane: Lane, reason: Reason, tasks: z.int(), micros: Micros, ownWaitMs: z.int().nullable() }),
    ),
    /** What own machines used by the rates that were set for them; it counts against no cap. */
    electricity: z.array(z.object({ ...Named.shape, micros: Micros, runMs: z.int() })),
  })
  .meta({ id: 'SpendingSummary' });
export type Summary = z.infer<typeof Summary>;

const filters = {
  period: SpendingPeriod.default('month'),
  lane: Lane.optional(),
  projectId: Id.optional(),
  personId: Id.optional(),
  modelId: z.string().max(80).optional(),
  state: Charge.shape.state.optional(),
};
/** Which charges are asked for. */
export const ChargeFilter = z.strictObject(filters);
export type ChargeFilter = z.infer<typeof ChargeFilter>;

/** A project's policy, and how it reads. */
export const ProjectPolicy = z
  .object({ projectId: Id, policy: Policy, sentence: z.string() })
  .meta({ id: 'ProjectPolicy' });
export type ProjectPolicy = z.infer<typeof ProjectPolicy>;

const tags = ['spending'] as const;
const readable = { access: 'person', scopes: ['read'] } as const;
const person = { access: 'person' } as const;

export const spending = {
  readSummary: {
    method: 'GET',
    url: '/api/spending',
    config: readable,
    schema: {
      operationId: 'readSummary',
      summary: 'Today and this month against the caps, and where the money went',
      tags,
      querystring: z.strictObject({ period: SpendingPeriod.default('month') }),
      response: { 200: Summary, ...problems },
    },
  },
  listCharges: {
    method: 'GET',
    url: '/api/spending/charges',
    config: readable,
    schema: {
      operationId: 'listCharges',
      summary: 'What was set aside for each try and what it came to, newest first',
      tags,
      querystring: z.strictObject({ ...filters, ...pageQuery }),
      response: { 200: z.object({ charges: z.array(Charge), nextCursor: z.string().nullable() }), ...problems },
    },
  },
  readLimits: {
    method: 'GET',
    url: '/api/spending/limits',
    config: readable,
    schema: {
      operationId: 'readLimits',
      summary: 'What the studio may spend',
      tags,
      response: { 200: Limits, ...problems },
    },
  },
  changeLimits: {
    method: 'PATCH',
    url: '/api/spending/limits',
    config: person,
    schema: {
      operationId: 'changeLimits',
      summary: 'Change what the studio may spend',
      tags,
      body: Limits.partial(),
      response: { 200: Limits, ...problems },
    },
  },
  readPolicy: {
    method: 'GET',
    url: '/api/projects/:id/policy',
    config: readable,
    schema: {
      operationId: 'readPolicy',
      summary: 'Where the tasks of a project may run, and up to what price',
      tags,
      params: ById,
      response: { 200: ProjectPolicy, ...problems },
    },
  },
  changePolicy: {
    method: 'PUT',
    url: '/api/projects/:id/policy',
    config: person,
    schema: {
      operationId: 'changePolicy',
      summary: 'Say where the tasks of a project may run, and up to what price',
      tags,
      params: ById,
      body: Policy,
      response: { 200: ProjectPolicy, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
