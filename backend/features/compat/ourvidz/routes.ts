import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { CompatParts } from '../compat-parts.ts';
import { createCallbackRoutes } from './callback-routes.ts';
import { createClosedRoutes } from './closed-routes.ts';
import { createJobRoutes } from './job-routes.ts';
import { createPlaceRoutes } from './place-routes.ts';
import { createQueueRoutes } from './queue-routes.ts';
import { takeRawBodies } from './read-body.ts';
import { createStorageRoutes } from './storage-routes.ts';
import { createSystemRoutes } from './system-routes.ts';
import { createWordRoutes } from './word-routes.ts';
import { createWorkspaceRoutes } from './workspace-routes.ts';

/** The doors that OurVidz's workers and programs knock at. */
export const createOurVidzRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    await app.register(createStorageRoutes(parts));
    await app.register(async worded => {
      takeRawBodies(worded);
      await worded.register(createQueueRoutes(parts));
      await worded.register(createCallbackRoutes(parts));
      await worded.register(createJobRoutes(parts));
      await worded.register(createWorkspaceRoutes(parts));
      await worded.register(createPlaceRoutes(parts));
      await worded.register(createSystemRoutes(parts));
      await worded.register(createWordRoutes(parts));
      await worded.register(createClosedRoutes());
    });
  };
