import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { linesFor } from '../../tasks/index.ts';
import { listModelsOf } from '../../workers/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import { dialectCallerOf } from '../find-dialect-caller.ts';

const COUNTED_AT_MOST = 1_000;

/** The doors that an OurVidz worker knocks at. */
export const createOurVidzRoutes =
  ({ database, tasks }: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      method: 'GET',
      url: '/upstash/llen/:queue',
      schema: { params: z.object({ queue: z.string().max(80) }) },
      handler: async request => {
        const { workerId } = dialectCallerOf(request);
        const lines = linesFor(listModelsOf(database.read, workerId), workerId);
        return { result: tasks.queue.waiting(database.read, lines, COUNTED_AT_MOST).length };
      },
    });
  };
