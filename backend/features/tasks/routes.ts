import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bytes } from '../../contract/bytes.ts';
import { Refusal } from '../../contract/problem.ts';
import { tasks } from '../../contract/tasks.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { cancelBatch, cancelTask } from './cancel-task.ts';
import { createTask } from './create-task.ts';
import { dismissBatch } from './dismiss-batch.ts';
import { hastenTask } from './hasten-task.ts';
import { pauseQueue, readQueue } from './pause-queue.ts';
import { listBatches, readBatch, readTask } from './read-batch.ts';
import { retryTask } from './retry-task.ts';
import type { TaskParts } from './task-parts.ts';

/** The doors for a person's tasks. */
export const createTaskRoutes =
  (parts: TaskParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, live } = parts;
    const db = database.read;

    app.route({
      ...tasks.createTask,
      handler: async (request, reply) => {
        const owner = ownerOf(request);
        const id = await createTask(parts, owner, request.body, request.headers?.['idempotency-key'] ?? null);
        return reply.code(201).send(readBatch(db, owner, id, live));
      },
    });
    app.route({
      ...tasks.listBatches,
      handler: async request => listBatches(db, ownerOf(request), request.query, live),
    });
    app.route({
      ...tasks.readBatch,
      handler: async request => readBatch(db, ownerOf(request), request.params.id, live),
    });
    app.route({
      ...tasks.cancelBatch,
      handler: async request => {
        const owner = ownerOf(request);
        const { id } = readBatch(db, owner, request.params.id, live);
        await cancelBatch(parts, id);
        return readBatch(db, owner, id, live);
      },
    });
    app.route({
      ...tasks.dismissBatch,
      handler: async request => {
        await dismissBatch(parts, ownerOf(request), request.params.id);
        return readBatch(db, ownerOf(request), request.params.id, live);
      },
    });
    const act = async (request: FastifyRequest, id: string, verb: typeof cancelTask) => {
      await verb(parts, ownerOf(request), id);
      return readTask(db, ownerOf(request), id, live);
    };
    app.route({ ...tasks.cancelTask, handler: request => act(request, request.params.id, cancelTask) });
    app.route({ ...tasks.retryTask, handler: request => act(request, request.params.id, retryTask) });
    app.route({ ...tasks.hastenTask, handler: request => act(request, request.params.id, hastenTask) });
    app.route({ ...tasks.readQueue, handler: async () => readQueue(parts) });
    app.route({ ...tasks.pauseQueue, handler: async request => pauseQueue(parts, request.body.paused) });
    app.route({
      ...bytes.readPreview,
      exposeHeadRoute: true,
      handler: async (request, reply) => {
        const { id } = readTask(db, ownerOf(request), request.params.id, live);
        const bytes = live.preview(id);
        if (!bytes)
          throw new Refusal({ code: 'not_found', message: 'There is no preview of it now.', what: 'preview', id });
        return reply
          .type('image/webp')
          .header('cache-control', 'private, max-age=60')
          .send(bytes as never);
      },
    });
  };
