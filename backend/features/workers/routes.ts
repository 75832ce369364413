import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { models } from '../../contract/models.ts';
import { worker } from '../../contract/worker.ts';
import { workers } from '../../contract/workers.ts';
import { tokenOf, workerOf } from '../../plugins/caller.ts';
import { listWorkers, readWorker } from './list-workers.ts';
import { listModels } from './read-models.ts';
import { leaveWorker, pauseWorker, registerWorker } from './register-worker.ts';
import type { WorkerParts } from './worker-parts.ts';

/** The doors for machines, and for what can be asked of them. */
export const createWorkerRoutes =
  (parts: WorkerParts): FastifyPluginAsyncZod =>
  async app => {
    const db = parts.database.read;
    app.route({ ...models.listModels, handler: async () => ({ models: listModels(db) }) });
    app.route({ ...workers.listWorkers, handler: async () => ({ workers: listWorkers(parts) }) });
    app.route({
      ...workers.pauseWorker,
      handler: async request => {
        const { id } = readWorker(parts, request.params.id);
        await pauseWorker(parts, id, request.body.paused);
        return readWorker(parts, id);
      },
    });
    app.route({
      ...worker.register,
      handler: async request => {
        const workerId = await registerWorker(parts, tokenOf(request), request.body);
        return { workerId, leaseMs: parts.leaseMs, heartbeatMs: parts.heartbeatMs };
      },
    });
    app.route({
      ...worker.leave,
      handler: async (request, reply) => {
        await leaveWorker(parts, workerOf(request).workerId, false);
        return reply.code(204).send();
      },
    });
  };
