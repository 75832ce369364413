import type { FastifyPluginAsync } from 'fastify';
import type { CompatParts } from '../compat-parts.ts';

/** Functions of Reigh for money and accounts, which are none of a worker's business here. */
const NOT_HERE = ['grant-credits', 'stripe-checkout', 'stripe-webhook'];

/** The doors for tasks that are made of others, and for those that have no feature behind them. */
export const createChainRoutes =
  (_: CompatParts): FastifyPluginAsync =>
  async app => {
    for (const name of NOT_HERE)
      app.post(`/functions/v1/${name}`, async (_request, reply) =>
        reply.code(501).send({
          error: 'not_implemented',
          errorCode: 'not_implemented',
          message: `${name} is not part of this studio.`,
          recoverable: false,
        }),
      );
  };
