import type { FastifyError, FastifyPluginAsync } from 'fastify';
import { Refusal } from '../../contract/problem.ts';
import type { Dialect } from '../../contract/tokens.ts';
import { problemOf } from '../../plugins/problems.ts';
import { createNoteSeen } from '../workers/index.ts';
import type { CompatParts } from './compat-parts.ts';
import { type SayProblem, sendAnswer } from './dialect-answer.ts';
import { DOOR_PATHS } from './door-paths.ts';
import { findDialectCaller } from './find-dialect-caller.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A dialect's door that asks for no key in the headers: it is public, or its URL carries what lets the caller in. */
    open?: true;
  }
}

/** One other studio's language: its doors, and how it tells what went wrong. */
export type DialectDoors = { readonly dialect: Dialect; readonly routes: FastifyPluginAsync; readonly say: SayProblem };

/** The one function that a Reigh worker calls with its anon key, which it then has in its environment: to hand in what its tasks pass on. */
const FOR_ANON_TOO = '/functions/v1/generate-upload-url';

/** An anon key reads and shows signs of life, as it may on the studio that it comes from; the functions want the secret. */
const isForSecretsAlone = (url: string) =>
  (url.startsWith('/functions/') && url.split('?')[0] !== FOR_ANON_TOO) || url.startsWith('/upstash/');

const unknownDoor = (method: string, url: string) =>
  new Refusal({
    code: 'not_found',
    message: 'There is no such door.',
    what: 'door',
    id: `${method} ${url}`.slice(0, 200),
  });

const REVOKED = { code: 'not_signed_in', message: 'This token was revoked.' } as const;

/**
 * Opens the doors of one dialect: each is for this dialect's tokens alone, so two dialects may use one path; what goes wrong is told in its own
 * shape; what it has no door for is its own 404; and a token that ends while its request is answered is told that instead.
 */
export const openDialect =
  (parts: CompatParts, { dialect, routes, say }: DialectDoors): FastifyPluginAsync =>
  async app => {
    const noteSeen = createNoteSeen(parts.workers);
    app.addHook('onRoute', route => {
      route.config = { ...route.config, access: 'dialect' };
      route.schema = { ...route.schema, hide: true };
      if (!route.config.open) route.constraints = { ...route.constraints, dialect };
    });
    app.addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.config.open) {
        return parts.tokens.speaks(dialect) ? undefined : reply.callNotFound();
      }
      const caller = findDialectCaller(parts.tokens, request.headers);
      if (caller === null) throw new Error(`A door of ${dialect} was opened to a stranger.`);
      if (caller.byAnonKey && isForSecretsAlone(request.url))
        throw new Refusal({
          code: 'not_allowed',
          message: 'This needs the token, not the anon key.',
          needs: 'the token',
        });
      request.dialectCaller = caller;
      noteSeen(caller.workerId);
    });
    app.addHook('preHandler', async request => {
      // A body may be long on its way, and what is asked with an ended token is not begun.
      if (request.dialectCaller?.ended.aborted) throw new Refusal(REVOKED);
    });
    app.addHook('onSend', async (request, reply, payload) => {
      if (!request.dialectCaller?.ended.aborted || reply.statusCode >= 400) return payload;
      const { status, body } = say(REVOKED, request);
      reply.removeHeader('content-length');
      reply
        .code(status)
        .type(typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8');
      return typeof body === 'string' ? body : JSON.stringify(body);
    });
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      // As at every other door: there is nobody to answer.
      if (error.name === 'AbortError' || reply.raw.destroyed) return reply.hijack();
      const problem = problemOf(error, request);
      if (problem.code === 'too_large') reply.header('connection', 'close');
      return sendAnswer(reply, say(problem, request));
    });
    await app.register(routes);
    for (const path of DOOR_PATHS)
      app.all(path, { config: { takesBytes: true } }, async request => {
        throw unknownDoor(request.method, request.url);
      });
  };
