import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import { whenGone } from '../../../plugins/when-gone.ts';
import { takeBack } from '../../tasks/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import { dialectCallerOf, originOf } from '../find-dialect-caller.ts';
import { askForJob } from './ask-for-job.ts';
import { countMessages } from './count-messages.ts';
import { QueueName } from './jobs.ts';
import { findLease } from './leases-store.ts';
import { createPolled } from './note-polled.ts';
import { popMessage } from './pop-message.ts';
import { jsonIn } from './read-body.ts';
import { readPushed } from './read-pushed.ts';

const params = z.object({ queue: z.string().max(80) });

const queueOf = (name: string): QueueName | null => QueueName.safeParse(name).data ?? null;
const refuse = (message: string) => new Refusal({ code: 'invalid_request', message: `ERR ${message}`, issues: [] });

/** The queue as OurVidz's workers speak to it: the three commands of a Redis over HTTP that they know. A list that is not here is empty, as it is there. */
export const createQueueRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, tasks } = parts;
    const notePolled = createPolled(parts);

    /** A worker that pushes what it popped, and still has, gives it back. */
    const putBack = async (taskId: string, workerId: string): Promise<boolean> => {
      const lease = findLease(database.read, taskId, workerId);
      if (lease?.state !== 'running') return false;
      await takeBack(tasks, workerId, lease.attemptId);
      return true;
    };

    app.route({
      method: 'GET',
      url: '/upstash/rpop/:queue',
      schema: { params },
      handler: async (request, reply) => {
        const queue = queueOf(request.params.queue);
        if (queue === null) return { result: null };
        const caller = dialectCallerOf(request);
        await notePolled(caller.workerId, queue);
        return { result: await popMessage(parts, caller, queue, originOf(request), whenGone(reply)) };
      },
    });
    app.route({
      method: 'GET',
      url: '/upstash/llen/:queue',
      schema: { params },
      handler: async request => {
        const queue = queueOf(request.params.queue);
        return { result: queue === null ? 0 : countMessages(parts, queue, dialectCallerOf(request).workerId) };
      },
    });
    app.route({
      method: 'POST',
      url: '/upstash/rpush/:queue',
      schema: { params },
      handler: async (request, reply) => {
        const caller = dialectCallerOf(request);
        const queue = queueOf(request.params.queue);
        if (queue === null) throw refuse(`this studio keeps ${QueueName.options.join(' and ')} alone`);
        const pushed = readPushed(queue, jsonIn(request));
        if (typeof pushed === 'string') throw refuse(pushed);
        if (pushed.userId !== null && pushed.userId !== caller.owner.personId)
          throw new Refusal({ code: 'not_allowed', message: 'ERR user_id is another person’s', needs: 'one’s own id' });
        if (pushed.id !== null && (await putBack(pushed.id, caller.workerId)))
          return { result: countMessages(parts, queue, caller.workerId) };
        const key = pushed.id === null ? null : `ourvidz:${pushed.id}`;
        await askForJob(parts, caller, pushed, { origin: originOf(request), signal: whenGone(reply) }, { key });
        return { result: countMessages(parts, queue, caller.workerId) };
      },
    });
  };
