import type { FastifyError } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { whenGone } from '../../../plugins/when-gone.ts';
import type { CompatParts } from '../compat-parts.ts';
import { sendAnswer } from '../dialect-answer.ts';
import { dialectCallerOf, originOf } from '../find-dialect-caller.ts';
import { writeForReigh } from './ai-prompt.ts';
import { createChainRoutes } from './chain-routes.ts';
import { keepAllLeases } from './keep-leases.ts';
import { readTaskMappings } from './map-params.ts';
import { moveAddresses } from './move-addresses.ts';
import { createNotHereRoutes } from './not-here-routes.ts';
import { findFile } from './reigh-files-store.ts';
import type { ReighParts } from './reigh-parts.ts';
import { ReighRefusal } from './reigh-refusal.ts';
import { createRestRoutes } from './rest-routes.ts';
import { sayReighProblem } from './say-problem.ts';
import { createSignsOfLife } from './signs-of-life.ts';
import { createStorageRoutes } from './storage-routes.ts';
import { createReighWorkerRoutes } from './worker-routes.ts';

/** The doors that a Headless-Wan2GP worker knocks at, as Reigh has them. */
export const createReighRoutes =
  (compat: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    const parts: ReighParts = {
      ...compat,
      mappings: readTaskMappings(compat.resourcesFolder),
      signs: createSignsOfLife(compat.now),
      outside: 'public',
    };
    app.setErrorHandler<FastifyError | ReighRefusal>((error, request, reply) => {
      if (!(error instanceof ReighRefusal)) throw error;
      return sendAnswer(reply, sayReighProblem(error.problem, request, error));
    });
    const isOurs = (path: string) => findFile(parts.database.read, path) !== undefined;
    app.addHook('onSend', async (request, _, payload) =>
      typeof payload === 'string' ? moveAddresses(payload, originOf(request), isOurs) : payload,
    );
    app.addHook('onReady', () => keepAllLeases(parts));
    await app.register(createReighWorkerRoutes(parts));
    await app.register(createChainRoutes(parts));
    await app.register(createRestRoutes(parts));
    await app.register(createStorageRoutes(parts));
    app.post('/functions/v1/ai-prompt', async (request, reply) => {
      const caller = dialectCallerOf(request);
      const gone = AbortSignal.any([whenGone(reply), caller.ended]);
      return writeForReigh(parts, { caller, gone }, request.body);
    });
    await app.register(createNotHereRoutes());
  };
