import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal } from '../../contract/problem.ts';
import { tokens as doors } from '../../contract/tokens.ts';
import { type Owner, ownerOf } from '../../plugins/caller.ts';
import type { Tokens } from './open-tokens.ts';

/** The person of a request, who decides who may come in. Raises `not_allowed` for all but the owner and the admins. */
export function hostOf(request: FastifyRequest): Owner {
  const owner = ownerOf(request);
  if (owner.role === 'owner' || owner.role === 'admin') return owner;
  throw new Refusal({ code: 'not_allowed', message: 'Only the owner lets others in.', needs: 'let others in' });
}

/** The doors for tokens. */
export const createTokenRoutes =
  (tokens: Tokens): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      ...doors.listTokens,
      handler: async request => {
        hostOf(request);
        return { tokens: tokens.list() };
      },
    });
    app.route({
      ...doors.createToken,
      handler: async (request, reply) => reply.code(201).send(await tokens.create(hostOf(request), request.body)),
    });
    app.route({
      ...doors.revokeToken,
      handler: async request => {
        hostOf(request);
        return tokens.revoke(request.params.id);
      },
    });
  };
