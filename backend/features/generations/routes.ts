import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bytes } from '../../contract/bytes.ts';
import { generations } from '../../contract/generations.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { clearWorkspace } from './clear-workspace.ts';
import { downloadFile } from './download-file.ts';
import type { GenerationParts } from './generation-parts.ts';
import { moveTakes } from './move-takes.ts';
import { purgeTrash } from './purge-trash.ts';
import { readGeneration } from './read-generation.ts';
import type { TakeMove } from './takes-store.ts';

/** The doors for takes and what is kept of them. */
export const createGenerationRoutes =
  (parts: GenerationParts): FastifyPluginAsyncZod =>
  async app => {
    const db = parts.database.read;
    const days = () => parts.readTakeExpiryDays(db);

    app.route({
      ...generations.readGeneration,
      handler: async request => readGeneration(db, ownerOf(request), request.params.id, days()),
    });
    const move = async (request: FastifyRequest, ids: readonly string[], to: TakeMove) => ({
      generations: await moveTakes(parts, ownerOf(request), ids, to),
    });
    app.route({ ...generations.keepTakes, handler: request => move(request, request.body.ids, 'keep') });
    app.route({ ...generations.unkeepTakes, handler: request => move(request, request.body.ids, 'unkeep') });
    app.route({ ...generations.discardTakes, handler: request => move(request, request.body.ids, 'discard') });
    app.route({ ...generations.restoreTakes, handler: request => move(request, request.body.ids, 'restore') });
    app.route({ ...generations.copyToWorkspace, handler: request => move(request, request.body.ids, 'copy') });
    app.route({
      ...generations.purgeTrash,
      handler: async request => ({ purged: await purgeTrash(parts, ownerOf(request), request.body.ids) }),
    });
    app.route({
      ...generations.clearWorkspace,
      handler: async request => ({
        generations: await clearWorkspace(parts, ownerOf(request), request.body.projectId),
      }),
    });
    app.route({
      ...bytes.downloadGeneration,
      exposeHeadRoute: true,
      handler: async (request, reply) => {
        const { bytes, headers } = await downloadFile(
          parts,
          ownerOf(request),
          request.params.id,
          request.query.clean === 'true',
        );
        return reply.headers(headers).send(bytes as never);
      },
    });
  };
