import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Access, Scope } from '../contract/endpoint.ts';
import { Refusal, statusOf } from '../contract/problem.ts';
import { INSTANCE_HEADER } from '../contract/worker.ts';
import type { Caller } from './caller.ts';

/** The cookie of a browser's session; its value is the session's secret. */
export const SESSION_COOKIE = 'dailies_session';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access['access'];
    scopes?: readonly Scope[];
    anyInstance?: true;
    takesBytes?: true;
  }
}

type Door = { access: Access['access']; scopes?: readonly Scope[]; anyInstance?: true };

/** Another agent registered with the same token: the newer one wins, and the older is told to stop. */
export const replaced = () =>
  new Refusal({
    code: 'replaced',
    message:
      'Another agent has started with this token, so this one stops. Pair each machine with a code of its own to use both.',
  });

/** Whether an older agent may still knock: what it has made by then may be handed in, and nothing else. */
const isOpenToReplaced = ({ access, anyInstance }: Door) => access !== 'worker' || anyInstance === true;

function refuse({ access, scopes = [] }: Door, caller: Caller | null, byToken: boolean): Refusal | null {
  const stranger = () =>
    new Refusal({
      code: 'not_signed_in',
      message: byToken
        ? 'This token lets nobody in here: it was revoked, has run out, or is of another studio.'
        : 'Sign in first: open the address that the studio printed.',
    });
  if (access === 'anyone' || access === 'dialect') return null;
  if (caller === null) return stranger();
  if (caller.kind === 'person') return access === 'worker' ? stranger() : null;
  if (scopes.some(scope => caller.scopes.includes(scope))) return null;
  return new Refusal({
    code: 'not_allowed',
    message: 'This token may not do that.',
    needs: scopes.length === 0 ? 'sign in as a person' : scopes.join(' or '),
  });
}

/**
 * Finds out who is at the door, by bearer token or session cookie, and lets in whom the door is for. A door that does not say is for nobody.
 * Nothing is answered any more to a token that ends while its request waits.
 */
export function signIn(app: FastifyInstance, findCaller: (secret: string) => Caller | null): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async request => {
    const { authorization } = request.headers;
    const secret = authorization?.startsWith('Bearer ') ? authorization.slice(7) : request.cookies?.[SESSION_COOKIE];
    const caller = secret === undefined ? null : findCaller(secret);
    request.caller = caller;
    if (request.is404) return;
    const { access, ...config } = request.routeOptions.config;
    if (access === undefined) throw new Error(`The door ${request.routeOptions.url} does not say whom it is for.`);
    const door = { access, ...config };
    const refusal = refuse(door, caller, authorization !== undefined);
    if (refusal) throw refusal;
    const instance = request.headers[INSTANCE_HEADER];
    if (caller?.kind !== 'token' || caller.instanceId === null || instance === undefined) return;
    if (instance !== caller.instanceId && !isOpenToReplaced(door)) throw replaced();
  });
  app.addHook('onSend', async ({ caller, routeOptions }, reply, payload) => {
    if (caller?.kind !== 'token' || !caller.ended.aborted || reply.statusCode >= 400) return payload;
    // It says so in its own language.
    if (routeOptions.config.access === 'dialect') return payload;
    const reason: unknown = caller.ended.reason;
    if (!(reason instanceof Refusal)) throw reason;
    const { access = 'anyone', ...config } = routeOptions.config;
    if (reason.problem.code === 'replaced' && isOpenToReplaced({ access, ...config })) return payload;
    if (payload instanceof Readable) payload.destroy();
    reply.removeHeader('content-length');
    reply.code(statusOf[reason.problem.code]).type('application/json; charset=utf-8');
    return JSON.stringify(reason.problem);
  });
}
