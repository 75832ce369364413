import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal } from '../../contract/problem.ts';
import { type Assignment, worker } from '../../contract/worker.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { workerOf } from '../../plugins/caller.ts';
import { readAll } from '../../plugins/read-all.ts';
import { bytesOf } from '../../plugins/take-bytes.ts';
import { isGone, whenGone } from '../../plugins/when-gone.ts';
import { claimTask, type Wanted } from './claim-task.ts';
import { failAttempt } from './fail-attempt.ts';
import { finishTask } from './finish-task.ts';
import { heartbeat } from './heartbeat.ts';
import { PREVIEW_LIMIT, reportProgress, showPreview } from './report-progress.ts';
import { takeBack } from './take-back.ts';
import type { TaskParts } from './task-parts.ts';

/** What the worker's door asks of the registry. */
export type Registry = {
  mayClaim(db: ReadableDb, workerId: string): boolean;
  /** Whether what it may be asked for has changed since it registered. */
  isOutdated(workerId: string): boolean;
  /** `listener` hears when that may have changed, until the returned function is called. */
  onChange(workerId: string, listener: () => void): () => void;
  /** A worker was heard of, with what its request told of it. */
  noteSeen(workerId: string, told?: { loadedModel?: string | null; sentAt?: string | undefined }): void;
};

/** The doors for a worker's tasks, from claim to delivery. */
export const createWorkerDoor =
  (parts: TaskParts, registry: Registry): FastifyPluginAsyncZod =>
  async app => {
    const refuseOutdated = (workerId: string): void => {
      if (registry.isOutdated(workerId))
        throw new Refusal({
          code: 'conflict',
          message: 'What this machine may be asked for has changed. Register anew.',
          what: 'registration',
        });
    };
    const waitForTask = async (wanted: Wanted, waitMs: number, reply: FastifyReply): Promise<Assignment | null> => {
      refuseOutdated(wanted.workerId);
      const over = new AbortController();
      whenGone(reply).addEventListener('abort', () => over.abort());
      const forget = registry.onChange(wanted.workerId, () => over.abort());
      const assignment = await claimTask(parts, wanted, { waitMs, signal: over.signal });
      forget();
      return assignment;
    };
    app.route({
      ...worker.claim,
      serializerCompiler: () => JSON.stringify, // `beginAttempt` puts it together field by field: there is nothing to leave out
      handler: async (request, reply) => {
        const { workerId } = workerOf(request);
        const { models, loadedModel, waitMs, sentAt } = request.body;
        registry.noteSeen(workerId, { loadedModel, sentAt });
        refuseOutdated(workerId);
        const isServed = (db: ReadableDb) => registry.mayClaim(db, workerId);
        const wanted = { workerId, models, loadedModel, isServed };
        // A task that is there already is handed over without what a wait takes: signals, listeners and a timer.
        const atOnce = await claimTask(parts, wanted, { waitMs: 0 });
        const assignment = atOnce ?? (waitMs > 0 ? await waitForTask(wanted, waitMs, reply) : null);
        if (!assignment) return reply.code(204).send();
        if (isGone(reply)) await takeBack(parts, workerId, assignment.attemptId);
        return reply.code(200).send(assignment);
      },
    });
    app.route({
      ...worker.heartbeat,
      handler: async (request, reply) => {
        const { workerId } = workerOf(request);
        registry.noteSeen(workerId, { sentAt: request.body.sentAt });
        return heartbeat(parts, workerId, request.params.id, request.body.waitMs, whenGone(reply));
      },
    });
    app.route({
      ...worker.report,
      handler: async (request, reply) => {
        reportProgress(parts, workerOf(request).workerId, request.params.id, request.body);
        return reply.code(204).send();
      },
    });
    app.route({
      ...worker.preview,
      handler: async (request, reply) => {
        const bytes = await readAll(bytesOf(request, PREVIEW_LIMIT), PREVIEW_LIMIT);
        if (bytes.subarray(8, 12).toString('latin1') !== 'WEBP')
          throw new Refusal({
            code: 'unsupported_media',
            message: 'A live preview is a WebP.',
            found: 'other bytes',
            accepted: ['image/webp'],
          });
        showPreview(parts, workerOf(request).workerId, request.params.id, bytes);
        return reply.code(204).send();
      },
    });
    app.route({
      ...worker.deliver,
      handler: async request => finishTask(parts, workerOf(request).workerId, request.params.id, request.body),
    });
    app.route({
      ...worker.fail,
      handler: async (request, reply) => {
        await failAttempt(
          parts,
          workerOf(request).workerId,
          request.params.id,
          request.body.problem,
          request.body.retryable,
        );
        return reply.code(204).send();
      },
    });
  };
