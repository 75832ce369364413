import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal } from '../../contract/problem.ts';
import { worker } from '../../contract/worker.ts';
import { workerOf } from '../../plugins/caller.ts';
import { readAll } from '../../plugins/read-all.ts';
import { bytesOf } from '../../plugins/take-bytes.ts';
import { whenGone } from '../../plugins/when-gone.ts';
import { claimTask } from './claim-task.ts';
import { failAttempt } from './fail-attempt.ts';
import { finishTask } from './finish-task.ts';
import { heartbeat } from './heartbeat.ts';
import { PREVIEW_LIMIT, reportProgress, showPreview } from './report-progress.ts';
import { takeBack } from './take-back.ts';
import type { TaskParts } from './task-parts.ts';

/** What the worker's door asks of the registry. */
export type Registry = {
  mayClaim(workerId: string): boolean;
  /** Whether what it may be asked for has changed since it registered. */
  isOutdated(workerId: string): boolean;
  /** `listener` hears when that may have changed, until the returned function is called. */
  onChange(workerId: string, listener: () => void): () => void;
  /** A worker was heard of, with what its request told of it. */
  noteSeen(workerId: string, told?: { loadedModel?: string | null; sentAt?: string | undefined }): void;
};

/** One that is given nothing waits as long as it would for a task, so that it does not ask without a pause. */
const sitOut = ({ waitMs, signal }: { waitMs: number; signal: AbortSignal }): Promise<null> =>
  sleep(waitMs, null, { signal }).catch(() => null);

/** The doors for a worker's tasks, from claim to delivery. */
export const createWorkerDoor =
  (parts: TaskParts, registry: Registry): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      ...worker.claim,
      handler: async (request, reply) => {
        const { workerId } = workerOf(request);
        const { models, loadedModel, waitMs, sentAt } = request.body;
        registry.noteSeen(workerId, { loadedModel, sentAt });
        if (registry.isOutdated(workerId))
          throw new Refusal({
            code: 'conflict',
            message: 'What this machine may be asked for has changed. Register anew.',
            what: 'registration',
          });
        const signal = whenGone(reply);
        const over = new AbortController();
        signal.addEventListener('abort', () => over.abort());
        const forget = registry.onChange(workerId, () => over.abort());
        const patience = { waitMs, signal: over.signal };
        const assignment = registry.mayClaim(workerId)
          ? await claimTask(parts, { workerId, models, loadedModel }, patience)
          : await sitOut(patience);
        forget();
        if (!assignment) return reply.code(204).send();
        if (signal.aborted) await takeBack(parts, workerId, assignment.attemptId);
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
