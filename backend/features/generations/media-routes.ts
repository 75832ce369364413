import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bytes } from '../../contract/bytes.ts';
import { IMPORT_LIMIT, media } from '../../contract/media.ts';
import { Refusal } from '../../contract/problem.ts';
import { readRecipe } from '../../media/read-recipe.ts';
import { mediaHeaders, planRange, type Stretch } from '../../media/serve-media.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { bytesOf } from '../../plugins/take-bytes.ts';
import { whenGone } from '../../plugins/when-gone.ts';
import type { GenerationParts } from './generation-parts.ts';
import { findMedia } from './media-rows-store.ts';
import { refuseMissingFile } from './refuse-missing-file.ts';
import { takeInMedia } from './take-in-media.ts';
import { createUploadRoutes, RESULT_LIMIT } from './upload-routes.ts';

/** Answers with a stored file, or the part of it that was asked for (RFC 9110 §14); bytes under a hash never change, so a known ETag is enough. */
async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: { path: string; sha256: string; type: string; bytes: number },
) {
  const headers = mediaHeaders(file);
  if (request.headers['if-none-match'] === headers.etag) return reply.code(304).headers(headers).send();
  const range = planRange(request.headers.range, file.bytes);
  if (range === 'unsatisfiable')
    return reply.code(416).headers(headers).header('content-range', `bytes */${file.bytes}`).send();
  const stretch = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
  // Who asks for the head alone is not worth reading gigabytes for.
  const body = request.method === 'HEAD' ? Readable.from([]) : await openFile(file, stretch);
  reply.headers(headers).header('content-length', stretch.end - stretch.start + 1);
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  return reply.send(body);
}

/** A stretch of a stored file; raises `not_found` where someone has taken the file out of the folder. */
async function openFile(file: { path: string; sha256: string }, stretch: Stretch): Promise<Readable> {
  const stream = createReadStream(file.path, stretch);
  try {
    await once(stream, 'open');
  } catch (error) {
    throw refuseMissingFile(error, file.sha256);
  }
  return stream;
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

    await app.register(createUploadRoutes(parts));
    app.route({
      ...media.importMedia,
      handler: async (request, reply) => {
        ownerOf(request);
        const rules = { limitBytes: IMPORT_LIMIT, signal: whenGone(reply) };
        const found = await takeInMedia(parts, bytesOf(request, IMPORT_LIMIT), rules);
        const recipe = await readRecipe(store.pathOf(found.sha256), found.type);
        return reply.code(201).send({ media: found, recipe });
      },
    });
    app.route({
      ...media.uploadMedia,
      handler: async (request, reply) => {
        const rules = { expected: request.params.sha256, limitBytes: RESULT_LIMIT, signal: whenGone(reply) };
        return { media: await takeInMedia(parts, bytesOf(request, RESULT_LIMIT), rules) };
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
