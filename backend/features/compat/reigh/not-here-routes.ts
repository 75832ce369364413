import type { FastifyPluginAsync } from 'fastify';

/** Functions of Reigh's that this studio has no feature behind: its own way is named with each. */
const NOT_HERE: Readonly<Record<string, string>> = {
  'generate-pat': 'Tokens are made on the Workers page of the studio, by its owner.',
  'revoke-pat': 'Tokens are revoked on the Workers page of the studio, by its owner.',
};

/** Answers for what is not here in Reigh's own shape, so that a program which asks is told what to do. */
export const createNotHereRoutes = (): FastifyPluginAsync => async app => {
  for (const [name, message] of Object.entries(NOT_HERE))
    app.post(`/functions/v1/${name}`, async (_, reply) =>
      reply.code(501).send({ error: 'not_implemented', errorCode: 'not_implemented', message, recoverable: false }),
    );
};
