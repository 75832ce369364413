import { stat } from 'node:fs/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bytes } from '../../contract/bytes.ts';
import { IMPORT_LIMIT, media } from '../../contract/media.ts';
import { Refusal } from '../../contract/problem.ts';
import { readRecipe } from '../../media/read-recipe.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { bytesOf } from '../../plugins/take-bytes.ts';
import { whenGone } from '../../plugins/when-gone.ts';
import type { GenerationParts } from './generation-parts.ts';
import { findMedia } from './media-rows-store.ts';
import { sendFile } from './send-file.ts';
import { takeInMedia } from './take-in-media.ts';
import { createUploadRoutes, RESULT_LIMIT } from './upload-routes.ts';

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
      exposeHeadRoute: true,
      handler: async (request, reply) => {
        const found = readMedia(request.params.sha256);
        return sendFile(request, reply, { ...found, path: store.pathOf(found.sha256) }) as never;
      },
    });
    app.route({
      ...bytes.readRendition,
      exposeHeadRoute: true,
      handler: async (request, reply) => {
        const { sha256 } = readMedia(request.params.sha256);
        const { rendition } = request.params;
        const path = await renditions.read(sha256, rendition);
        const { size: bytes } = await stat(path);
        return sendFile(request, reply, { path, bytes, sha256: `${sha256}-${rendition}`, type: 'image/webp' }) as never;
      },
    });
  };
