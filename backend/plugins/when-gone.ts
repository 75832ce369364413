import type { FastifyReply } from 'fastify';

/** Whether there is nobody left to answer: the caller went away, or its token ended. */
export function isGone({ raw, request: { caller } }: FastifyReply): boolean {
  return raw.destroyed || (caller?.kind === 'token' && caller.ended.aborted);
}

/** A signal that aborts when there is nobody left to answer: the caller went away, or its token ended. */
export function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const { caller } = reply.request;
  const ended = caller?.kind === 'token' ? caller.ended : null;
  const leave = () => gone.abort();
  if (isGone(reply)) leave();
  else ended?.addEventListener('abort', leave, { once: true });
  reply.raw.once('close', () => {
    ended?.removeEventListener('abort', leave);
    if (!reply.raw.writableFinished) leave();
  });
  return gone.signal;
}
