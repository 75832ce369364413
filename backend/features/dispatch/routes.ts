import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { dispatch } from '../../contract/dispatch.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { findProject } from '../settings/index.ts';
import type { DispatchParts } from './dispatch-parts.ts';
import { readQuote } from './read-quote.ts';
import { readWhy } from './read-why.ts';

/** The doors that say why, and what it would take. */
export const createDispatchRoutes =
  (parts: DispatchParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({ ...dispatch.readWhy, handler: async request => readWhy(parts, ownerOf(request), request.params.id) });
    app.route({
      ...dispatch.quote,
      handler: async request => {
        const { modelId, parameters, projectId } = request.body;
        const project =
          projectId === undefined ? undefined : findProject(parts.tasks.database.read, ownerOf(request), projectId);
        return readQuote(parts, modelId, parameters, project?.id ?? null);
      },
    });
  };
