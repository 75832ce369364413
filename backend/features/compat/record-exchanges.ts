import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Recorder } from './recorder.ts';
import { redactBody, redactJson, redactText } from './redact.ts';

const lengthOf = (value: unknown): number => Number(value ?? 0) || 0;
const sayFile = (type: unknown, bytes: number) => `[${typeof type === 'string' ? type : 'bytes'}, ${bytes} bytes]`;

function sayRequest({ body, headers }: FastifyRequest, bytes: number): string | null {
  if (body instanceof Readable || Buffer.isBuffer(body)) return sayFile(headers['content-type'], bytes);
  if (body === undefined || body === null) return bytes > 0 ? '[not readable]' : null;
  return typeof body === 'string' ? redactBody(body) : redactJson(body);
}

function sayResponse(payload: unknown, reply: FastifyReply): string | null {
  if (typeof payload === 'string') return payload === '' ? null : redactBody(payload);
  if (payload === undefined || payload === null) return null;
  return sayFile(reply.getHeader('content-type'), lengthOf(reply.getHeader('content-length')));
}

/** Has every exchange at the doors that are added after it written down, as soon as it is over. */
export function recordExchanges(app: FastifyInstance, recorder: Recorder, now: () => number): void {
  const payloads = new WeakMap<FastifyRequest, unknown>();
  app.addHook('onSend', async (request, _reply, payload) => {
    payloads.set(request, payload);
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    const workerId = request.dialectCaller?.workerId ?? request.recordedAs;
    // Who reads a public file brings no key and is no stranger for that.
    if (workerId === null && request.routeOptions.config.open && reply.statusCode < 400) return;
    const payload = payloads.get(request);
    const requestBytes = lengthOf(request.headers['content-length']);
    const tookMs = Math.round(reply.elapsedTime);
    recorder.record(workerId, {
      at: new Date(now() - tookMs).toISOString(),
      method: request.method,
      path: redactText(request.url).slice(0, 1_000),
      status: reply.raw.writableEnded ? reply.statusCode : null,
      tookMs,
      requestBytes,
      responseBytes:
        typeof payload === 'string' ? Buffer.byteLength(payload) : lengthOf(reply.getHeader('content-length')),
      request: sayRequest(request, requestBytes),
      response: sayResponse(payload, reply),
    });
  });
}
