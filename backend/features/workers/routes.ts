import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { models } from '../../contract/models.ts';
import { INSTANCE_HEADER, worker } from '../../contract/worker.ts';
import { workers } from '../../contract/workers.ts';
import { tokenOf, workerOf } from '../../plugins/caller.ts';
import { replaced } from '../../plugins/sign-in.ts';
import { drainWorker, pauseWorker, removeWorker, renameWorker } from './change-worker.ts';
import { keeperOf } from './keeper.ts';
import { listWorkers, readWorker } from './list-workers.ts';
import { readMatrix } from './read-matrix.ts';
import { listModels } from './read-models.ts';
import { leaveWorker, noteTrouble, registerWorker } from './register-worker.ts';
import { testWorker } from './test-worker.ts';
import type { WorkerParts } from './worker-parts.ts';

/** The doors for machines, and for what can be asked of them. */
export const createWorkerRoutes =
  (parts: WorkerParts): FastifyPluginAsyncZod =>
  async app => {
    const db = parts.database.read;
    app.route({ ...models.listModels, handler: async () => ({ models: listModels(db) }) });
    app.route({ ...workers.listWorkers, handler: async () => ({ workers: listWorkers(parts) }) });
    app.route({ ...workers.readMatrix, handler: async () => readMatrix(db) });
    app.route({
      ...workers.pauseWorker,
      handler: async request => {
        keeperOf(request);
        await pauseWorker(parts, request.params.id, request.body.paused);
        return readWorker(parts, request.params.id);
      },
    });
    app.route({
      ...workers.drainWorker,
      handler: async request => {
        keeperOf(request);
        await drainWorker(parts, request.params.id, request.body.draining);
        return readWorker(parts, request.params.id);
      },
    });
    app.route({
      ...workers.renameWorker,
      handler: async request => {
        keeperOf(request);
        await renameWorker(parts, request.params.id, request.body.name);
        return readWorker(parts, request.params.id);
      },
    });
    app.route({
      ...workers.testWorker,
      handler: async (request, reply) => {
        const owner = keeperOf(request);
        return reply.code(201).send(await testWorker(parts, owner, request.params.id, request.body.projectId));
      },
    });
    app.route({
      ...workers.removeWorker,
      handler: async (request, reply) => {
        keeperOf(request);
        await removeWorker(parts, request.params.id);
        return reply.code(204).send();
      },
    });
    app.route({
      ...worker.register,
      handler: async request => {
        const registered = await registerWorker(parts, tokenOf(request), request.body);
        return { ...registered, leaseMs: parts.leaseMs, heartbeatMs: parts.heartbeatMs };
      },
    });
    app.route({
      ...worker.sayTrouble,
      handler: async request => {
        const caller = tokenOf(request);
        const { workerId } = workerOf(request);
        const { reason, begins } = request.body;
        const run = request.headers[INSTANCE_HEADER];
        // Only what is new may take over: the trouble of an agent that was replaced is nobody's any more.
        if (begins === undefined && run !== undefined && caller.instanceId !== null && run !== caller.instanceId)
          throw replaced();
        await noteTrouble(parts, { ...caller, workerId }, reason, begins);
        return { workerId };
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
