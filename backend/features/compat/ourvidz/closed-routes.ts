import type { FastifyPluginAsync } from 'fastify';
import { sendAnswer } from '../dialect-answer.ts';

/** What is not here yet, and why; each in the shape that its function tells of failures in. */
const LATER: Readonly<Record<string, { readonly why: string; readonly inText?: true }>> = {
  'playground-chat': { why: 'This studio does not chat yet' },
  'generate-avatars': { why: 'This studio has no characters yet' },
  'replicate-image': {
    why: 'Clouds are asked by this studio itself: use queue-job, or ask for a cloud’s model in the studio',
  },
  'replicate-webhook': { why: 'Clouds report to doors of their own in this studio', inText: true },
};

/** What was given up before, and what took its place. */
const GONE: Readonly<Record<string, string>> = {
  'replicate-callback': 'replicate-webhook',
  'enhance-prompt-old': 'enhance-prompt',
  'generate-content': 'queue-job',
  'test-edge-functions': 'system-metrics',
  'validate-enhancement-fix': 'enhance-prompt',
};

/** Functions that take POST alone; all others take any method, as they do there. */
const POST_ALONE = ['queue-job', 'job-callback', 'workspace-actions'];

/** Functions that OurVidz has and this studio has not: 501 for what comes later, 410 with the successor for what is over. */
export const createClosedRoutes = (): FastifyPluginAsync => async app => {
  for (const [name, { why, inText }] of Object.entries(LATER))
    app.all(`/functions/v1/${name}`, (_request, reply) => {
      const body = { success: false, code: 'NOT_IMPLEMENTED', error: why, details: why };
      return sendAnswer(reply, { status: 501, body: inText ? why : body });
    });
  for (const [name, successor] of Object.entries(GONE))
    app.all(`/functions/v1/${name}`, (_request, reply) => {
      const message = `Use ${successor} instead`;
      const body = { error: 'Endpoint deprecated', message, successor, status: 'deprecated', deprecated: true };
      return sendAnswer(reply, { status: 410, body });
    });
  for (const name of POST_ALONE)
    app.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE'],
      url: `/functions/v1/${name}`,
      handler: (_request, reply) => sendAnswer(reply, { status: 405, body: 'Method not allowed' }),
    });
};
