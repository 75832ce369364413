import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type Problem, Refusal, statusOf } from '../contract/problem.ts';
import { refuseStorageFault } from '../db/storage-faults.ts';

const UNREADABLE: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'A JSON body is due and there is none.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as it says.',
};

function describe(error: FastifyError, limit: number): Problem | null {
  const known = refuseStorageFault(error);
  if (known instanceof Refusal) return known.problem;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(issue => ({
      path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: issue.message ?? 'does not fit',
    }));
    const first = issues[0];
    return {
      code: 'invalid_request',
      message: first ? `${first.path || 'The request'}: ${first.message}` : 'The request does not fit.',
      issues,
    };
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { code: 'too_large', message: 'That is more than this door takes.', limit, unit: 'bytes' };
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return {
      code: 'unsupported_media',
      message: 'This door does not take that type of body.',
      found: 'another content type',
      accepted: ['application/json'],
    };
  }
  if (error.statusCode === 429)
    return { code: 'rate_limited', message: 'Too many tries. Wait a minute.', retryAfterMs: 60_000 };
  const unreadable = UNREADABLE[error.code];
  if (unreadable ?? (error.statusCode === 400 && error.code?.startsWith('FST_ERR'))) {
    return { code: 'invalid_request', message: unreadable ?? error.message, issues: [] };
  }
  return null;
}

/** What was thrown, as a problem to tell: an expected failure as it is, anything else as `internal`, logged with the request's id. */
export function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  const problem = describe(error, request.routeOptions.bodyLimit);
  if (problem) return problem;
  request.log.error({ err: error, requestId: request.id }, 'a bug');
  const message = 'Something went wrong in the studio. The log has the details under this number.';
  return { code: 'internal', message, requestId: request.id };
}

/** Turns what was thrown into a reply: an expected failure as it is, anything else as `internal`, logged with the request's id. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    // A caller that went away in the middle is nobody's bug, and there is nobody to answer.
    if (error.name === 'AbortError' || reply.raw.destroyed) return reply.hijack();
    const problem = problemOf(error, request);
    // What is left of a body that was refused is not read, so the connection cannot carry another request.
    if (problem.code === 'too_large') reply.header('connection', 'close');
    return reply.code(statusOf[problem.code]).send(problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const problem: Problem = {
      code: 'not_found',
      message: 'There is no such door.',
      what: 'door',
      id: `${request.method} ${request.url}`.slice(0, 200),
    };
    return reply.code(statusOf.not_found).send(problem);
  });
}
