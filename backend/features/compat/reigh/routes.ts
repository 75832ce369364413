import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { leaveWorker } from '../../workers/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import { dialectCallerOf } from '../find-dialect-caller.ts';
import { createChainRoutes } from './chain-routes.ts';

const Heartbeat = z.looseObject({ status_param: z.string().optional() });

/** The doors that a Headless-Wan2GP worker knocks at, as Reigh has them. */
export const createReighRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    await app.register(createChainRoutes(parts));
    app.route({
      method: 'POST',
      url: '/rest/v1/rpc/func_worker_heartbeat_with_logs',
      schema: { body: Heartbeat },
      handler: async request => {
        const { workerId } = dialectCallerOf(request);
        if (request.body.status_param === 'crashed') await leaveWorker(parts.workers, workerId, true);
        return { success: true };
      },
    });
  };
