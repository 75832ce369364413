import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
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

function doorOf({ routeOptions }: FastifyRequest): Door {
  const { config, url } = routeOptions;
  if (config.access === undefined) throw new Error(`The door ${url} does not say whom it is for.`);
  return config as Door;
}

/**
 * Finds out who is at the door, by bearer token or session cookie, and lets in whom the door is for. A door that does not say is for nobody.
 * Nothing is answered any more to a token that ends while its request waits.
 */
export function signIn(app: FastifyInstance, findCaller: (secret: string) => Caller | null): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', (request, _, done) => {
    const { authorization } = request.raw.headers;
    const secret = authorization?.startsWith('Bearer ') ? authorization.slice(7) : request.cookies?.[SESSION_COOKIE];
    const caller = secret === undefined ? null : findCaller(secret);
    request.caller = caller;
    if (request.is404) return done();
    const door = doorOf(request);
    const refusal = refuse(door, caller, authorization !== undefined);
    if (refusal) throw refusal;
    const instance = request.raw.headers[INSTANCE_HEADER];
    const isReplaced =
      caller?.kind === 'token' &&
      caller.instanceId !== null &&
      instance !== undefined &&
      instance !== caller.instanceId;
    if (isReplaced && !isOpenToReplaced(door)) throw replaced();
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const { caller } = request;
    if (caller?.kind !== 'token' || !caller.ended.aborted || reply.statusCode >= 400) return done(null, payload);
    const { access = 'anyone', ...config } = request.routeOptions.config;
    // It says so in its own language.
    if (access === 'dialect') return done(null, payload);
    const reason: unknown = caller.ended.reason;
    if (!(reason instanceof Refusal)) throw reason;
    if (reason.problem.code === 'replaced' && isOpenToReplaced({ access, ...config })) return done(null, payload);
    if (payload instanceof Readable) payload.destroy();
    reply.removeHeader('content-length');
    reply.code(statusOf[reason.problem.code]).type('application/json; charset=utf-8');
    done(null, JSON.stringify(reason.problem));
  });
}
