import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { media } from '../../contract/media.ts';
import { refuseTooManyBytes } from '../../media/refuse-media.ts';
import { workerOf } from '../../plugins/caller.ts';
import { bytesOf } from '../../plugins/take-bytes.ts';
import { whenGone } from '../../plugins/when-gone.ts';
import type { GenerationParts } from './generation-parts.ts';
import { findMedia } from './media-rows-store.ts';
import { keepReceived } from './take-in-media.ts';

/** The largest result that a worker may hand in, in bytes. */
export const RESULT_LIMIT = 4 * 1024 ** 3;

/** Tells how far an upload is, in the body and by the headers of the IETF's draft on resumable uploads. */
function tellState(reply: FastifyReply, complete: boolean, offset: number) {
  reply.header('upload-complete', complete ? '?1' : '?0').header('upload-offset', offset);
  reply.header('upload-limit', `max-size=${RESULT_LIMIT}`).header('cache-control', 'no-store');
  return { complete, offset };
}

/** The doors for large results, which come in stretches and go on where they broke off. */
export const createUploadRoutes =
  (parts: GenerationParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, store } = parts;
    app.route({
      ...media.readUpload,
      exposeHeadRoute: true,
      handler: async (request, reply) => {
        const { sha256 } = request.params;
        const bytes = findMedia(database.read, sha256) && (await store.size(sha256));
        if (typeof bytes === 'number') return tellState(reply, true, bytes);
        return tellState(reply, false, await store.partials.offset({ sha256, sender: workerOf(request).workerId }));
      },
    });
    app.route({
      ...media.resumeUpload,
      handler: async (request, reply) => {
        const key = { sha256: request.params.sha256, sender: workerOf(request).workerId };
        const { headers } = request;
        const offset = Number(headers['upload-offset']);
        const last = headers['upload-complete'] === '?1';
        if (Math.max(offset, Number(headers['upload-length'] ?? 0)) > RESULT_LIMIT)
          throw refuseTooManyBytes(RESULT_LIMIT);
        const rules = { limitBytes: RESULT_LIMIT, signal: whenGone(reply) };
        const come = bytesOf(request, RESULT_LIMIT - offset);
        const { offset: now, placed } = await store.partials.append(key, { offset, last }, come, rules);
        if (placed) await keepReceived(parts, placed);
        return tellState(reply, placed !== null, now);
      },
    });
  };
