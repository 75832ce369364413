import { z } from 'zod';

const at = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), message: z.string(), ...shape });

/** One thing that does not fit what was asked: where (a path like `parameters.steps`) and why. */
export const Issue = z.object({ path: z.string(), message: z.string() }).meta({ id: 'Issue' });
export type Issue = z.infer<typeof Issue>;

/** Every expected failure, as a closed union on `code`, with the facts that a screen needs to name the remedy. */
export const Problem = z
  .discriminatedUnion('code', [
    at('invalid_request', { issues: z.array(Issue) }),
    at('not_signed_in', {}),
    at('not_allowed', { needs: z.string() }),
    at('not_found', { what: z.string(), id: z.string() }),
    at('conflict', { what: z.string() }),
    at('idempotency_reused', {}),
    at('too_large', { limit: z.number(), unit: z.string() }),
    at('unsupported_media', { found: z.string(), accepted: z.array(z.string()) }),
    at('rate_limited', { retryAfterMs: z.number() }),
    at('lease_lost', { attemptId: z.string() }),
    at('task_finished', { taskId: z.string(), status: z.string() }),
    at('no_model', { modelId: z.string() }),
    at('attempts_used_up', { attempts: z.number() }),
    at('dependency_failed', { taskId: z.string() }),
    at('runtime_failed', { runtime: z.string(), reason: z.string() }),
    at('worker_gone', { worker: z.string() }),
    at('replaced', {}),
    at('pairing_refused', { triesLeft: z.number() }),
    /** Another program than was expected answers there. */
    at('wrong_engine', { where: z.string(), expected: z.string() }),
    /** An engine wants a password, or another than it was given. */
    at('engine_locked', { where: z.string() }),
    /** Refused always, whoever asks and whatever is set. */
    at('content_refused', { category: z.enum(['minor', 'real_person']), words: z.array(z.string()) }),
    /** Content for adults, which the studio or the project does not have switched on. */
    at('content_level', { words: z.array(z.string()), lacks: z.enum(['studio', 'project']) }),
    at('schema_newer', { found: z.number(), known: z.number() }),
    at('studio_in_use', { folder: z.string() }),
    at('disk_full', {}),
    at('read_only', { folder: z.string() }),
    /** A cap leaves too little: what was spent and set aside already, and what this would need. */
    at('budget_reached', {
      cap: z.enum(['task', 'day', 'month', 'project', 'project_day']),
      capMicros: z.int(),
      spentMicros: z.int(),
      heldMicros: z.int(),
      neededMicros: z.int(),
    }),
    at('price_unknown', { modelId: z.string() }),
    at('port_in_use', { port: z.number() }),
    /** A cloud said no, in its own words. */
    at('provider_refused', { provider: z.string(), reason: z.string() }),
    /** A cloud did not answer, or broke. */
    at('provider_down', { provider: z.string() }),
    /** A cloud wants to be paid before it runs anything more. */
    at('provider_out_of_credit', { provider: z.string() }),
    /** A cloud does not take the studio's key, or has locked the account. */
    at('provider_key_refused', { provider: z.string(), reason: z.string() }),
    /** It cannot be known whether what was sent to a cloud has arrived; only a person may send it again. */
    at('submission_unknown', { provider: z.string() }),
    /** A writer wrote nothing that can be used. */
    at('writer_failed', {
      writer: z.string(),
      reason: z.enum(['locked', 'busy', 'no_model', 'refused', 'empty', 'too_long', 'not_words', 'too_slow', 'broken']),
    }),
    /** Nothing of this project leaves the network, and that is outside of it. */
    at('stays_home', { where: z.string() }),
    at('unreachable', { where: z.string() }),
    /** An address that the studio does not fetch from for others. */
    at('address_refused', { where: z.string() }),
    /** What was to be fetched from outside did not come; with the status that the host answered, if it did. */
    at('outside_failed', { where: z.string(), status: z.int().nullable() }),
    at('internal', { requestId: z.string() }),
  ])
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
export type ProblemCode = Problem['code'];

/** The HTTP status that each problem is told with. */
export const statusOf: Record<ProblemCode, number> = {
  invalid_request: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  idempotency_reused: 422,
  too_large: 413,
  unsupported_media: 415,
  rate_limited: 429,
  lease_lost: 409,
  task_finished: 409,
  no_model: 404,
  attempts_used_up: 409,
  dependency_failed: 409,
  runtime_failed: 502,
  worker_gone: 503,
  replaced: 409,
  pairing_refused: 409,
  wrong_engine: 502,
  engine_locked: 502,
  content_refused: 403,
  content_level: 403,
  schema_newer: 503,
  studio_in_use: 503,
  disk_full: 507,
  read_only: 503,
  budget_reached: 409,
  price_unknown: 409,
  port_in_use: 503,
  provider_refused: 422,
  provider_down: 502,
  provider_out_of_credit: 402,
  provider_key_refused: 422,
  submission_unknown: 409,
  writer_failed: 502,
  stays_home: 409,
  unreachable: 503,
  address_refused: 400,
  outside_failed: 502,
  internal: 500,
};

/** Thrown where a request is refused for an expected reason; `plugins/problems.ts` alone turns it into a reply. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** The two answers that every endpoint may give beside its own. */
export const problems = { '4xx': Problem, '5xx': Problem } as const;
