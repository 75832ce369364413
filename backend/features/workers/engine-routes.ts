import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { engines, roster } from '../../contract/engines.ts';
import { Refusal } from '../../contract/problem.ts';
import { workers } from '../../contract/workers.ts';
import { workerOf } from '../../plugins/caller.ts';
import { whenGone } from '../../plugins/when-gone.ts';
import { addEngine, changeEngine } from './add-engine.ts';
import { keeperOf } from './keeper.ts';
import { readWorker } from './list-workers.ts';
import { discoverEngines, lookAtEngine } from './look-at-engine.ts';
import type { WorkerParts } from './worker-parts.ts';
import { findWorker } from './workers-store.ts';

/** The doors for engines on an address, and for the built-in agent that drives them. */
export const createEngineRoutes =
  (parts: WorkerParts): FastifyPluginAsyncZod =>
  async app => {
    const builtInOf = (request: Parameters<typeof workerOf>[0]) => {
      const { workerId } = workerOf(request);
      if (!findWorker(parts.database.read, workerId)?.builtIn)
        throw new Refusal({
          code: 'not_allowed',
          message: "This is for the studio's own agent.",
          needs: "the studio's own agent",
        });
    };
    app.route({
      ...workers.addEngine,
      handler: async (request, reply) => {
        keeperOf(request);
        const id = await addEngine(parts, request.body);
        return reply.code(201).send(readWorker(parts, id));
      },
    });
    app.route({
      ...workers.changeEngine,
      handler: async request => {
        keeperOf(request);
        await changeEngine(parts, request.params.id, request.body);
        return readWorker(parts, request.params.id);
      },
    });
    app.route({
      ...engines.testEngine,
      handler: async request => {
        keeperOf(request);
        return lookAtEngine(parts, request.body);
      },
    });
    app.route({
      ...engines.discoverEngines,
      handler: async request => {
        keeperOf(request);
        return { engines: await discoverEngines(parts) };
      },
    });
    app.route({
      ...roster.readRoster,
      handler: async (request, reply) => {
        builtInOf(request);
        const { knownVersion, waitMs } = request.body;
        return parts.roster.read(knownVersion, waitMs, whenGone(reply));
      },
    });
    app.route({
      ...roster.answerLook,
      handler: async (request, reply) => {
        builtInOf(request);
        parts.roster.answer(request.params.id, request.body);
        return reply.code(204).send();
      },
    });
  };
