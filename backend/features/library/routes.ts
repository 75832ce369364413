import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { generations } from '../../contract/generations.ts';
import type { Database } from '../../db/open-database.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { readSettings } from '../settings/index.ts';
import { listLibrary } from './list-library.ts';

/** The library's door. */
export const createLibraryRoutes =
  (database: Database): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      ...generations.listLibrary,
      handler: async request =>
        listLibrary(database.read, ownerOf(request), request.query, readSettings(database.read).takeExpiryDays),
    });
  };
