import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../../contract/problem.ts';

/** The most that a message, a callback or a function's body may be, in bytes. */
const BODY_LIMIT = 1_048_576;

/** Hands every body on as the text that came, whatever its type is said to be: callbacks are signed over it, and queues take any. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
}

/** The text of a request; empty where there was no body. */
export const textIn = ({ body }: FastifyRequest): string => (typeof body === 'string' ? body : '');

/** A body as JSON; none is an empty object. Raises `invalid_request`. */
export function jsonIn(request: FastifyRequest): unknown {
  const text = textIn(request).trim();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal({ code: 'invalid_request', message: 'The body is not JSON.', issues: [] });
  }
}
