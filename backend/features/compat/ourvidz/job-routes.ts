import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal } from '../../../contract/problem.ts';
import { whenGone } from '../../../plugins/when-gone.ts';
import type { CompatParts } from '../compat-parts.ts';
import { sendAnswer } from '../dialect-answer.ts';
import { dialectCallerOf, originOf } from '../find-dialect-caller.ts';
import { askForJob } from './ask-for-job.ts';
import { jobOf } from './jobs.ts';
import { planJob } from './plan-job.ts';
import { jsonIn } from './read-body.ts';
import { readJob } from './read-job.ts';

const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });

function planned(body: unknown) {
  const job = readJob(body);
  const plan = typeof job === 'string' ? job : planJob(job);
  if (typeof plan === 'string') throw refuse(plan);
  return plan;
}

/**
 * Where another program asks for a job as its own studio is asked. The job's id is that of its first picture; what of it has no effect is told, and
 * not dropped in silence. The same `Idempotency-Key` answers with the same job.
 */
export const createJobRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      method: 'POST',
      url: '/functions/v1/queue-job',
      handler: async (request, reply) => {
        const plan = planned(jsonIn(request));
        const place = { origin: originOf(request), signal: whenGone(reply) };
        const given = request.headers['idempotency-key'];
        const key =
          typeof given === 'string' && given.length >= 8 && given.length <= 100 ? `ourvidz-job:${given}` : null;
        try {
          const batch = await askForJob(parts, dialectCallerOf(request), plan, place, { key });
          return {
            jobId: batch.tasks[0]?.id,
            status: 'queued',
            queueName: jobOf(plan.modelId).queue,
            message: 'Job successfully queued',
            jobIds: batch.tasks.map(task => task.id),
            ignored: plan.ignored,
          };
        } catch (error) {
          if (!(error instanceof Refusal) || error.problem.code !== 'not_allowed') throw error;
          const body = { success: false, code: 'CROSS_USER_REFERENCE', error: error.problem.message };
          return sendAnswer(reply, { status: 403, body });
        }
      },
    });
  };
