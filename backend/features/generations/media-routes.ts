import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bytes } from '../../contract/bytes.ts';
import { IMPORT_LIMIT, media } from '../../contract/media.ts';
import { Refusal } from '../../contract/problem.ts';
import { readRecipe } from '../../media/read-recipe.ts';
import { mediaHeaders, planRange } from '../../media/serve-media.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { whenGone } from '../../plugins/when-gone.ts';
import type { GenerationParts } from './generation-parts.ts';
import { findMedia } from './media-rows-store.ts';
import { takeInMedia } from './take-in-media.ts';

/** The largest result that a worker may hand in, in bytes. */
const RESULT_LIMIT = 4 * 1024 ** 3;

/** Answers with a stored file, or the part of it that was asked for (RFC 9110 §14); bytes under a hash never change, so a known ETag is enough. */
function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: { path: string; sha256: string; type: string; bytes: number },
) {
  const headers = mediaHeaders(file);
  reply.headers(headers);
  if (request.headers['if-none-match'] === headers.etag) return reply.code(304).send();
  const range = planRange(request.headers.range, file.bytes);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${file.bytes}`).send();
  if (range === 'whole') return reply.header('content-length', file.bytes).send(createReadStream(file.path));
  const { start, end } = range;
  reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${file.bytes}`)
    .header('content-length', end - start + 1);
  return reply.send(createReadStream(file.path, { start, end }));
}

/** The doors for bytes: in from a person's files and a worker's results, out with ranges. */
export const createMediaRoutes =
  (parts: GenerationParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, store, renditions } = parts;
    const readMedia = (sha256: string) => {
      const found = findMedia(database.read, sha256);
      if (!found)
        throw new Refusal({
          code: 'not_found',
          message: 'These bytes are not in the studio.',
          what: 'media',
          id: sha256,
        });
      return found;
    };

    app.route({
      ...media.importMedia,
      handler: async (request, reply) => {
        ownerOf(request);
        const found = await takeInMedia(parts, request.body as Readable, {
          limitBytes: IMPORT_LIMIT,
          signal: whenGone(reply),
        });
        const recipe = await readRecipe(store.pathOf(found.sha256), found.type);
        return reply.code(201).send({ media: found, recipe });
      },
    });
    app.route({
      ...media.uploadMedia,
      handler: async (request, reply) => {
        const rules = { expected: request.params.sha256, limitBytes: RESULT_LIMIT, signal: whenGone(reply) };
        return { media: await takeInMedia(parts, request.body as Readable, rules) };
      },
    });
    app.route({
      ...bytes.readMedia,
      handler: async (request, reply) => {
        const found = readMedia(request.params.sha256);
        return sendFile(request, reply, { ...found, path: store.pathOf(found.sha256) }) as never;
      },
    });
    app.route({
      ...bytes.readRendition,
      handler: async (request, reply) => {
        const { sha256 } = readMedia(request.params.sha256);
        const { rendition } = request.params;
        const path = await renditions.read(sha256, rendition);
        const { size: bytes } = await stat(path);
        return sendFile(request, reply, { path, bytes, sha256: `${sha256}-${rendition}`, type: 'image/webp' }) as never;
      },
    });
  };
