import type { FastifyReply } from 'fastify';

/** A signal that aborts when the caller goes away before it was answered. */
export function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
