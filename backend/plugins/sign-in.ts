import type { FastifyInstance } from 'fastify';
import type { Access } from '../contract/endpoint.ts';
import { Refusal } from '../contract/problem.ts';
import type { Caller } from './caller.ts';

/** The cookie of a browser's session; its value is the session's secret. */
export const SESSION_COOKIE = 'dailies_session';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    takesBytes?: true;
  }
}

const mayEnter = (access: Access, caller: Caller | null): boolean => {
  switch (access) {
    case 'anyone':
      return true;
    case 'person':
    case 'worker':
      return caller?.kind === access;
    case 'person-or-worker':
      return caller !== null;
    default:
      return access satisfies never;
  }
};

/** Finds out who is at the door, by bearer token or session cookie, and lets in whom the door is for. A door that does not say is for nobody. */
export function signIn(app: FastifyInstance, findCaller: (secret: string) => Caller | null): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async request => {
    const { authorization } = request.headers;
    const secret = authorization?.startsWith('Bearer ') ? authorization.slice(7) : request.cookies?.[SESSION_COOKIE];
    request.caller = secret === undefined ? null : findCaller(secret);
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (access === undefined) throw new Error(`The door ${request.routeOptions.url} does not say whom it is for.`);
    if (!mayEnter(access, request.caller))
      throw new Refusal({ code: 'not_signed_in', message: 'Sign in first: open the address that the studio printed.' });
  });
}
