import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../contract/problem.ts';
import { type Owner, ownerOf } from '../../plugins/caller.ts';

/** The person of a request where that person may change the studio's machines. Raises `not_signed_in`, `not_allowed`. */
export function keeperOf(request: FastifyRequest): Owner {
  const owner = ownerOf(request);
  if (owner.role !== 'owner' && owner.role !== 'admin')
    throw new Refusal({ code: 'not_allowed', message: 'Only the owner can change the machines.', needs: 'owner' });
  return owner;
}
