import { type Problem, type ProblemCode, statusOf } from '../../../contract/problem.ts';
import type { DialectAnswer, SayProblem } from '../dialect-answer.ts';

/** Reigh's own words for what ours name otherwise. */
const CODES: Partial<Record<ProblemCode, string>> = {
  not_signed_in: 'authentication_failed',
  not_allowed: 'forbidden',
  invalid_request: 'invalid_json_body_shape',
  internal: 'internal_server_error',
};

/** Functions that answer what went wrong as plain text, and those that answer `{error}` alone. */
const IN_TEXT: ReadonlySet<string> = new Set(['claim-next-task', 'update-worker-model', 'grant-credits']);
const IN_ONE_WORD: ReadonlySet<string> = new Set([
  'generate-upload-url',
  'ai-prompt',
  'generate-pat',
  'revoke-pat',
  'stripe-checkout',
  'stripe-webhook',
  'update-shot-pair-prompts',
]);

const retryAfter = (problem: Problem) =>
  problem.code === 'rate_limited' ? { retryAfter: Math.ceil(problem.retryAfterMs / 1000) } : {};

function bodyOf(url: string, problem: Problem, code: string, status: number): DialectAnswer['body'] {
  const { message } = problem;
  const { pathname } = new URL(url, 'http://studio');
  if (pathname.startsWith('/rest/'))
    return {
      code: status === 400 && !code.startsWith('PGRST') ? 'PGRST100' : code,
      message,
      details: null,
      hint: null,
    };
  if (pathname.startsWith('/storage/')) return { statusCode: String(status), error: code, message };
  const name = pathname.slice(pathname.lastIndexOf('/') + 1);
  if (IN_TEXT.has(name)) return message;
  if (IN_ONE_WORD.has(name)) return { error: message };
  const recoverable = status >= 500 || status === 429;
  return { error: code, errorCode: code, message, recoverable, ...retryAfter(problem) };
}

/**
 * Tells a problem as that part of Reigh does: its functions in the envelope `{error, errorCode, message, recoverable, retryAfter?}`, some of them
 * as text or in one word; its tables as PostgREST does, its storage as Supabase does. `as` names a code of Reigh's own.
 */
export const sayReighProblem = (
  problem: Problem,
  request: Parameters<SayProblem>[1],
  as?: { readonly wireCode: string; readonly status: number },
): DialectAnswer => {
  const status = as?.status ?? statusOf[problem.code];
  return { status, body: bodyOf(request.url, problem, as?.wireCode ?? CODES[problem.code] ?? problem.code, status) };
};
