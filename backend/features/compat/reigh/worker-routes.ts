import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { whenGone } from '../../../plugins/when-gone.ts';
import { dialectCallerOf, originOf } from '../find-dialect-caller.ts';
import { changeStatus, StatusChange } from './change-status.ts';
import { claimReighTask, NAMELESS } from './claim-reigh-task.ts';
import { countReighTasks } from './count-reigh-tasks.ts';
import { keepLeases } from './keep-leases.ts';
import { noteModel, WorkerModel } from './note-model.ts';
import { offerUpload, UploadWish } from './offer-upload.ts';
import { CompletionBody, readCompletion } from './read-completion.ts';
import type { ReighParts } from './reigh-parts.ts';
import { refuseUnknownTask } from './reigh-refusal.ts';
import { findReighTask, listNewest } from './reigh-tasks-store.ts';
import { sayTask } from './say-task.ts';
import { takeCompletion } from './take-completion.ts';
import { WireStatus, wireStatusOf } from './wire-status.ts';

/** The worker hands in files under 2 MB as base64; others of its kind may hand in more. */
const COMPLETION_LIMIT = 64 * 1024 ** 2;
const LISTED_MOST = 1_000;

const Claiming = z.looseObject({ worker_id: z.string().max(200).nullish() }).nullish();
const ById = z.looseObject({ task_id: z.string().min(1).max(100) });
const Listing = z.looseObject({ projectId: z.string().min(1).max(100), status: z.array(WireStatus).max(5).nullish() });

/** The functions that a worker's life is made of: from what waits for it to what it hands in. */
export const createReighWorkerRoutes =
  (parts: ReighParts): FastifyPluginAsyncZod =>
  async app => {
    const at = (name: string) => ({ method: 'POST' as const, url: `/functions/v1/${name}` });
    app.route({
      ...at('claim-next-task'),
      schema: { body: Claiming },
      handler: async (request, reply) => {
        const caller = dialectCallerOf(request);
        const name = request.body?.worker_id || NAMELESS;
        await keepLeases(parts, caller.workerId, name);
        const claim = await claimReighTask(parts, caller, name, originOf(request));
        return claim === null ? reply.code(204).send() : reply.send(claim);
      },
    });
    app.route({ ...at('task-counts'), handler: async request => countReighTasks(parts, dialectCallerOf(request)) });
    app.route({
      ...at('update-task-status'),
      schema: { body: StatusChange },
      handler: async (request, reply) => {
        const { task_id, status } = request.body;
        const changed = await changeStatus(
          parts,
          dialectCallerOf(request),
          request.body,
          originOf(request),
          whenGone(reply),
        );
        if (changed.ok) return { success: true, task_id, status: changed.status, message: changed.message };
        return reply.code(409).send({
          success: false,
          task_id,
          message: `A task that is ${changed.status} does not become ${status} by this worker`,
          current_status: changed.status,
          requested_status: status,
          allowed_transitions: changed.allowed,
        });
      },
    });
    app.route({
      ...at('complete_task'),
      bodyLimit: COMPLETION_LIMIT,
      schema: { body: CompletionBody },
      handler: async (request, reply) =>
        takeCompletion(
          parts,
          dialectCallerOf(request),
          readCompletion(request.body),
          originOf(request),
          whenGone(reply),
        ),
    });
    app.route({
      ...at('generate-upload-url'),
      schema: { body: UploadWish },
      handler: async request => offerUpload(parts, dialectCallerOf(request), request.body, originOf(request)),
    });
    app.route({
      ...at('update-worker-model'),
      schema: { body: WorkerModel },
      handler: async request => noteModel(parts, dialectCallerOf(request), request.body),
    });
    app.route({
      ...at('get-task-status'),
      schema: { body: ById },
      handler: async request => {
        const { task_id: id } = request.body;
        const task = findReighTask(parts.database.read, dialectCallerOf(request).owner, id);
        if (!task) throw refuseUnknownTask(id);
        return { status: wireStatusOf(task.status) };
      },
    });
    app.route({
      ...at('tasks-list'),
      schema: { body: Listing },
      handler: async request => {
        const { projectId, status } = request.body;
        const origin = originOf(request);
        return listNewest(parts.database.read, dialectCallerOf(request).owner, LISTED_MOST)
          .filter(task => task.projectId === projectId && (!status || status.includes(wireStatusOf(task.status))))
          .map(task => sayTask(task, origin));
      },
    });
  };
