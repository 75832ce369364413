import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contract/problem.ts';

/** A refusal in another studio's own words; a body of text is sent as plain text, any other as JSON. */
export type DialectAnswer = { readonly status: number; readonly body: string | object };

/** Tells a problem in the shape that the clients of a dialect read. */
export type SayProblem = (problem: Problem, request: FastifyRequest) => DialectAnswer;

/** Sends such a refusal. */
export function sendAnswer(reply: FastifyReply, { status, body }: DialectAnswer): FastifyReply {
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  return reply
    .code(status)
    .type(type)
    .send(typeof body === 'string' ? body : JSON.stringify(body));
}
