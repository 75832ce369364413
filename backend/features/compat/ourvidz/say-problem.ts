import { type Problem, statusOf } from '../../../contract/problem.ts';
import type { SayProblem } from '../dialect-answer.ts';

/** The functions that tell what went wrong in plain text. */
const IN_TEXT = ['queue-job', 'job-callback', 'workspace-actions', 'replicate-webhook'];

/** What Supabase's storage calls what went wrong, by status. */
const STORAGE_ERRORS: Readonly<Record<number, string>> = {
  400: 'InvalidRequest',
  401: 'Unauthorized',
  403: 'Unauthorized',
  404: 'not_found',
  409: 'Duplicate',
  413: 'Payload too large',
  415: 'invalid_mime_type',
};

const wordsOf = (problem: Problem) =>
  problem.code === 'internal' ? `${problem.message} (${problem.requestId})` : problem.message;

/**
 * OurVidz's shapes, which differ by door: its storage's, its database's and its queue's own, and of its functions text for some and for others
 * JSON with `success` and `error`.
 */
export const sayOurVidzProblem: SayProblem = (problem, { url }) => {
  const status = statusOf[problem.code];
  const message = wordsOf(problem);
  if (url.startsWith('/storage/'))
    return { status, body: { statusCode: String(status), error: STORAGE_ERRORS[status] ?? problem.code, message } };
  if (url.startsWith('/rest/')) return { status, body: { code: problem.code, details: null, hint: null, message } };
  const [, name = ''] = /^\/functions\/v1\/([\w-]+)/.exec(url) ?? [];
  if (name === '') return { status, body: { error: message } };
  if (IN_TEXT.includes(name)) return { status, body: message };
  return { status, body: { success: false, code: problem.code, error: message } };
};
