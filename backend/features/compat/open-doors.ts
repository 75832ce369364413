import type { IncomingMessage } from 'node:http';
import type { FastifyPluginAsync } from 'fastify';
import type { Problem } from '../../contract/problem.ts';
import type { Dialect } from '../../contract/tokens.ts';
import { findWorker } from '../workers/index.ts';
import type { CompatParts } from './compat-parts.ts';
import { sendAnswer } from './dialect-answer.ts';
import { DOOR_PATHS, isDoorPath } from './door-paths.ts';
import { findDialectCaller, keyOf } from './find-dialect-caller.ts';
import { type DialectDoors, openDialect } from './open-dialect.ts';
import { createOurVidzRoutes } from './ourvidz/routes.ts';
import { sayOurVidzProblem } from './ourvidz/say-problem.ts';
import { recordExchanges } from './record-exchanges.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { createReighRoutes } from './reigh/routes.ts';
import { sayReighProblem } from './reigh/say-problem.ts';
import { createCompatRoutes } from './routes.ts';

/** Lets a router pick the door by the language of the token that a request comes with. It is the router's from the beginning: one that learns of it later makes all its doors anew. */
export const routeByDialect = (tokens: CompatParts['tokens']) => ({
  dialect: {
    name: 'dialect',
    storage: () => {
      const doors = new Map<string, never>();
      return {
        get: (dialect: string) => doors.get(dialect) ?? null,
        set: (dialect: string, door: unknown) => void doors.set(dialect, door as never),
      };
    },
    validate: () => undefined,
    deriveConstraint: ({ url, headers }: IncomingMessage): Dialect | '' =>
      (url !== undefined && isDoorPath(url) && findDialectCaller(tokens, headers)?.dialect) || '',
  },
});

const refuse = (hasKey: boolean): Problem =>
  hasKey
    ? { code: 'not_allowed', message: 'Invalid or expired token', needs: 'a token of this studio' }
    : { code: 'not_signed_in', message: 'Missing or invalid authorization header' };

/** The doors of every dialect, and what strangers find at them. */
const openDialects =
  (parts: CompatParts, recorder: Recorder): FastifyPluginAsync =>
  async app => {
    const { tokens } = parts;
    const dialects: readonly DialectDoors[] = [
      { dialect: 'reigh', routes: createReighRoutes(parts), say: sayReighProblem },
      { dialect: 'ourvidz', routes: createOurVidzRoutes(parts), say: sayOurVidzProblem },
    ];
    app.decorateRequest('dialectCaller', null);
    app.decorateRequest('recordedAs', null);
    for (const doors of dialects) await app.register(openDialect(parts, doors));

    /** Whose words a stranger is refused in; null where no dialect is spoken here. */
    const spokenAt = (url: string): DialectDoors | null => {
      const spoken = dialects.filter(({ dialect }) => tokens.speaks(dialect));
      const likely: Dialect = url.startsWith('/upstash/') ? 'ourvidz' : 'reigh';
      return spoken.find(({ dialect }) => dialect === likely) ?? spoken[0] ?? null;
    };
    // Comes after the dialects' own hooks, so that what is written down is what was sent.
    recordExchanges(app, recorder, parts.now);
    for (const path of DOOR_PATHS)
      app.all(path, { config: { access: 'dialect', takesBytes: true }, schema: { hide: true } }, (request, reply) => {
        const spoken = spokenAt(request.url);
        if (spoken === null) return reply.callNotFound();
        // A browser asks so before it asks in earnest, and brings no key.
        if (request.method === 'OPTIONS') return reply.code(200).send({ ok: true });
        return sendAnswer(reply, spoken.say(refuse(keyOf(request.headers) !== undefined), request));
      });
  };

/**
 * The doors for workers of other studios. Without a good token of a dialect its doors answer as if they were not there. A door is found by the
 * language of the token, so it cannot be reached with a token of another, nor with one of ours.
 */
export const createCompatDoors =
  (parts: CompatParts): FastifyPluginAsync =>
  async app => {
    const recorder = createRecorder(parts.events, id => findWorker(parts.database.read, id) !== undefined);
    await app.register(createCompatRoutes(parts, recorder));
    await app.register(openDialects(parts, recorder));
  };
