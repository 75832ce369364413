import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { webhooks } from '../../contract/clouds.ts';
import { hearWebhook } from './hear-webhook.ts';
import type { Lanes } from './open-lanes.ts';

/** The door at which clouds say that something has happened. It takes the bytes as they come, since those are what was signed. */
export const createWebhookRoutes =
  ({ parts, book, drive }: Lanes): FastifyPluginAsyncZod =>
  async app => {
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    app.route({
      ...webhooks.hearCloud,
      config: { ...webhooks.hearCloud.config, rateLimit: { max: 1_200, timeWindow: 60_000 } },
      handler: async (request, reply) => {
        const { lane } = request.params;
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers))
          if (typeof value === 'string') headers.set(name, value);
        const body: unknown = request.body;
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        const attemptId = await hearWebhook(parts, book, {
          lane,
          callId: request.query.call ?? null,
          headers,
          body: bytes,
        });
        if (attemptId !== null) drive(lane, attemptId);
        return reply.code(204).send();
      },
    });
  };
