import type { FastifyRequest } from 'fastify';
import { keeperOf as keeperWith, type Owner } from '../../plugins/caller.ts';

/** The person of a request where that person may change the studio's machines. Raises `not_signed_in`, `not_allowed`. */
export const keeperOf = (request: FastifyRequest): Owner =>
  keeperWith(request, 'Only the owner can change the machines.');
