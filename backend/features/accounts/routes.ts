import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Session, studio } from '../../contract/studio.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { SESSION_COOKIE } from '../../plugins/sign-in.ts';
import { type Accounts, SESSION_MS } from './open-accounts.ts';

/** The doors for signing in and out; `about` says what studio this is. */
export const createAccountRoutes =
  (accounts: Accounts, about: Session['studio']): FastifyPluginAsyncZod =>
  async app => {
    app.route({ ...studio.readHealth, exposeHeadRoute: true, handler: async () => ({ ok: true as const }) });
    app.route({
      ...studio.signIn,
      config: { ...studio.signIn.config, rateLimit: { max: 20, timeWindow: 60_000 } },
      handler: async (request, reply) => {
        const { secret, person } = await accounts.redeem(request.body.token);
        reply.setCookie(SESSION_COOKIE, secret, {
          httpOnly: true,
          sameSite: 'strict',
          // Over plain HTTP a browser would not keep one that is; that way is open to this machine alone.
          secure: request.protocol === 'https',
          path: '/',
          maxAge: SESSION_MS / 1000,
        });
        return { person, studio: about };
      },
    });
    app.route({
      ...studio.readSession,
      handler: async request => ({ person: accounts.readPerson(ownerOf(request).personId), studio: about }),
    });
    app.route({
      ...studio.signOut,
      handler: async (request, reply) => {
        if (request.caller?.kind === 'person' && request.caller.sessionHash)
          await accounts.endSession(request.caller.sessionHash);
        reply.clearCookie(SESSION_COOKIE, { path: '/' });
        return reply.code(204).send();
      },
    });
  };
