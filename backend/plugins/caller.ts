import type { FastifyRequest } from 'fastify';
import { Refusal } from '../contract/problem.ts';
import type { Role } from '../contract/studio.ts';

declare const signedIn: unique symbol;

/** A person who is signed in; only the sign-in makes one, so a store that asks for it cannot be reached without. */
export type Owner = { readonly personId: string; readonly role: Role; readonly [signedIn]: true };
/** A worker known by its token. */
export type WorkerCaller = { readonly workerId: string; readonly [signedIn]: true };

/** Who is at the door. */
export type Caller =
  | { readonly kind: 'person'; readonly owner: Owner; readonly sessionHash: string | null }
  | { readonly kind: 'worker'; readonly worker: WorkerCaller };

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Called by the sign-in alone, after a token was found good. */
export const personCaller = (personId: string, role: Role, sessionHash: string | null): Caller => ({
  kind: 'person',
  owner: { personId, role } as Owner,
  sessionHash,
});

/** Called by the sign-in alone, after a token was found good. */
export const workerCaller = (workerId: string): Caller => ({ kind: 'worker', worker: { workerId } as WorkerCaller });

/** The signed-in person of a request; raises `not_signed_in`. */
export function ownerOf(request: FastifyRequest): Owner {
  if (request.caller?.kind !== 'person') throw new Refusal({ code: 'not_signed_in', message: 'Sign in first.' });
  return request.caller.owner;
}

/** The worker of a request; raises `not_signed_in`. */
export function workerOf(request: FastifyRequest): WorkerCaller {
  if (request.caller?.kind !== 'worker')
    throw new Refusal({ code: 'not_signed_in', message: 'This door is for workers with a token.' });
  return request.caller.worker;
}
