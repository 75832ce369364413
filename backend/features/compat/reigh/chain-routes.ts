import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal, statusOf } from '../../../contract/problem.ts';
import type { CompatParts } from '../compat-parts.ts';
import { dialectCallerOf, originOf } from '../find-dialect-caller.ts';
import { createReighTasks, type Made, type Wishes } from './create-reigh-tasks.ts';
import { isObject, type Params } from './family-of.ts';
import { readSingleImage, readSteerableMotion } from './older-functions.ts';
import { readCompletedSegments, readOrchestratorChildren, readPredecessor, readTaskOutput } from './read-outputs.ts';
import { isNewForm, readWishes } from './read-wishes.ts';
import { refuseBody, refuseUnknownTask } from './reigh-refusal.ts';
import { findReighTask } from './reigh-tasks-store.ts';

/** A function of Reigh whose feature is not here, and why. */
const NOT_HERE: Readonly<Record<string, string>> = {
  'grant-credits': 'This studio grants no credits: work on own machines costs nothing here.',
  'stripe-checkout': 'Payments are not part of what a worker may do here.',
  'stripe-webhook': 'Payments are not part of what a worker may do here.',
  'update-shot-pair-prompts': 'Shots are not part of this studio yet.',
};
const ByTask = z.looseObject({ task_id: z.string().min(1).max(100) });

/** The body of a function, which is always an object. */
function bodyOf({ body }: FastifyRequest): Params {
  if (isObject(body)) return body;
  throw refuseBody('invalid_json_body_shape', 'The body is a JSON object.');
}

/** What one who asked for tasks in the newer form is told. */
function tellMade({ taskIds, known }: Made) {
  const status = 'Task queued';
  const again = known ? { deduplicated: true } : {};
  return taskIds.length === 1 ? { task_id: taskIds[0], status, ...again } : { task_ids: taskIds, status, ...again };
}

/** The doors through which tasks come in and chains ask for what their parts have made. */
export const createChainRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    const db = parts.database.read;
    const create = (request: FastifyRequest, wishes: Wishes) =>
      createReighTasks(parts.tasks, dialectCallerOf(request).owner, wishes);

    /** The older form is refused in plain text, and a project like one that is not there. */
    const createOld = async (request: FastifyRequest, reply: FastifyReply, body: Params) => {
      try {
        const { taskIds } = await create(request, readWishes(body));
        return { task_id: taskIds[0], status: 'Task queued' };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return reply.code(statusOf[error.problem.code]).type('text/plain; charset=utf-8').send(error.problem.message);
      }
    };
    app.post('/functions/v1/create-task', async (request, reply) => {
      const body = bodyOf(request);
      return isNewForm(body) ? tellMade(await create(request, readWishes(body))) : createOld(request, reply, body);
    });

    const OLDER = { 'single-image-generate': readSingleImage, 'steerable-motion': readSteerableMotion } as const;
    for (const [name, read] of Object.entries(OLDER))
      app.post(`/functions/v1/${name}`, async (request, reply) => {
        const { owner } = dialectCallerOf(request);
        const { taskIds } = await create(request, read(bodyOf(request)));
        const task = taskIds[0] === undefined ? undefined : findReighTask(db, owner, taskIds[0]);
        if (!task) throw new Error('A task that was just made is not there.');
        const { id, projectId, taskType, params, createdAt } = task;
        const row = { id, project_id: projectId, task_type: taskType, status: 'Queued', params };
        return reply.code(201).send({ ...row, created_at: new Date(createdAt).toISOString(), dependant_on: null });
      });

    app.post('/functions/v1/get-predecessor-output', { schema: { body: ByTask } }, async (request, reply) => {
      const found = readPredecessor(db, dialectCallerOf(request).owner, request.body.task_id, originOf(request));
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(found));
    });
    app.post(
      '/functions/v1/get-completed-segments',
      { schema: { body: z.looseObject({ run_id: z.string().min(1).max(200), project_id: z.string().nullish() }) } },
      async request => {
        const { run_id, project_id = null } = request.body;
        return readCompletedSegments(db, dialectCallerOf(request).owner, run_id, project_id, originOf(request));
      },
    );
    app.post('/functions/v1/get-task-output', { schema: { body: ByTask } }, async request =>
      readTaskOutput(db, dialectCallerOf(request).owner, request.body.task_id, originOf(request)),
    );
    app.post(
      '/functions/v1/get-orchestrator-children',
      { schema: { body: z.looseObject({ orchestrator_task_id: z.string().min(1).max(100) }) } },
      async request =>
        readOrchestratorChildren(
          db,
          dialectCallerOf(request).owner,
          request.body.orchestrator_task_id,
          originOf(request),
        ),
    );

    app.post('/functions/v1/calculate-task-cost', { schema: { body: ByTask } }, async request => {
      const { task_id } = request.body;
      if (!findReighTask(db, dialectCallerOf(request).owner, task_id)) throw refuseUnknownTask(task_id);
      return { success: true, skipped: true, reason: 'Work on own machines is not charged for in this studio.' };
    });
    for (const [name, message] of Object.entries(NOT_HERE))
      app.post(`/functions/v1/${name}`, async (_, reply) =>
        reply.code(501).send({ error: 'not_implemented', errorCode: 'not_implemented', message, recoverable: false }),
      );
  };
