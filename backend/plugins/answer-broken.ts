import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, statusOf } from '../contract/problem.ts';

// Not imported: whatever is imported from node:http reads all of its exports, among them WebSocket, which costs 50 ms at the start.
const { maxHeaderSize, STATUS_CODES } = process.getBuiltinModule('node:http');

/** Answers a request whose address leads to no door because it cannot be read; it is told in the same shape as every other problem. */
export function answerBadAddress(_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const problem: Problem = { code: 'invalid_request', message: 'That address cannot be read.', issues: [] };
  void reply.code(statusOf[problem.code]).header('x-content-type-options', 'nosniff').send(problem);
}

function describe({ code }: { readonly code?: string }): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return {
      code: 'too_large',
      message: `The headers are larger than ${maxHeaderSize / 1024} KB.`,
      limit: maxHeaderSize,
      unit: 'bytes',
    };
  const message =
    code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'The request did not come to its end in time.' : 'That is not HTTP.';
  return { code: 'invalid_request', message, issues: [] };
}

/** Answers bytes that are no HTTP request, one that is too slow to say what it wants, or one with headers without end; then hangs up. */
export function answerBadBytes(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) return void socket.destroy();
  const problem = describe(error);
  const status = statusOf[problem.code];
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
