import type { FastifyRequest } from 'fastify';
import type { Scope } from '../contract/endpoint.ts';
import { Refusal } from '../contract/problem.ts';
import type { Role } from '../contract/studio.ts';
import type { Dialect } from '../contract/tokens.ts';

declare const signedIn: unique symbol;

/** A person who is signed in; only the sign-in makes one, so a store that asks for it cannot be reached without. */
export type Owner = { readonly personId: string; readonly role: Role; readonly [signedIn]: true };
/** A worker known by its token. */
export type WorkerCaller = { readonly workerId: string };

/** Whoever came with a token: its person, what it may do, and the worker that it belongs to, if its agent has registered. */
export type TokenCaller = {
  readonly kind: 'token';
  readonly tokenId: string;
  readonly owner: Owner;
  readonly scopes: readonly Scope[];
  readonly workerId: string | null;
  /** The language that it speaks where it is not ours. */
  readonly dialect: Dialect | null;
  /** The agent's run that registered last with this token; null where none has said. */
  readonly instanceId: string | null;
  /** Aborts with a Refusal when the token is revoked or another agent registers with it: what waits then is answered at once. */
  readonly ended: AbortSignal;
};

/** Who is at the door. */
export type Caller =
  | { readonly kind: 'person'; readonly owner: Owner; readonly sessionHash: string | null }
  | TokenCaller;

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Called by the accounts alone, for a person who was found. */
export const toOwner = (personId: string, role: Role): Owner => ({ personId, role }) as Owner;

/** The signed-in person of a request, or the one whose token it came with; raises `not_signed_in`. */
export function ownerOf(request: FastifyRequest): Owner {
  if (request.caller === null) throw new Refusal({ code: 'not_signed_in', message: 'Sign in first.' });
  return request.caller.owner;
}

/** Whether a person keeps the studio: its settings, its machines, what it spends and what all see. */
export const isKeeper = ({ role }: Pick<Owner, 'role'>): boolean => role === 'owner' || role === 'admin';

/** The person of a request where they keep the studio; raises `not_signed_in`, and `not_allowed` in these words. */
export function keeperOf(request: FastifyRequest, otherwise: string): Owner {
  const owner = ownerOf(request);
  if (!isKeeper(owner)) throw new Refusal({ code: 'not_allowed', message: otherwise, needs: 'owner' });
  return owner;
}

/** The token of a request; raises `not_signed_in`. */
export function tokenOf(request: FastifyRequest): TokenCaller {
  if (request.caller?.kind !== 'token')
    throw new Refusal({ code: 'not_signed_in', message: 'This door is for workers with a token.' });
  return request.caller;
}

/** The worker of a request; raises `not_signed_in`, and `conflict` for a token whose agent has not registered yet. */
export function workerOf(request: FastifyRequest): WorkerCaller {
  const { workerId } = tokenOf(request);
  if (workerId === null)
    throw new Refusal({ code: 'conflict', message: 'Register this worker first.', what: 'worker' });
  return { workerId };
}
