import { type Problem, type ProblemCode, statusOf } from '../../../contract/problem.ts';
import type { SayProblem } from '../dialect-answer.ts';

/** Reigh's own words for what ours name otherwise. */
const CODES: Partial<Record<ProblemCode, string>> = {
  not_signed_in: 'authentication_failed',
  not_allowed: 'forbidden',
  invalid_request: 'invalid_json_body_shape',
  internal: 'internal_server_error',
};

const retryAfter = (problem: Problem) =>
  problem.code === 'rate_limited' ? { retryAfter: Math.ceil(problem.retryAfterMs / 1000) } : {};

/** Reigh's envelope: `{error, errorCode, message, recoverable, retryAfter?}`. */
export const sayReighProblem: SayProblem = problem => {
  const status = statusOf[problem.code];
  const code = CODES[problem.code] ?? problem.code;
  const recoverable = status >= 500 || status === 429;
  return {
    status,
    body: { error: code, errorCode: code, message: problem.message, recoverable, ...retryAfter(problem) },
  };
};
