import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import type { CompatParts } from '../compat-parts.ts';
import { type DialectCaller, dialectCallerOf } from '../find-dialect-caller.ts';
import { jsonIn } from './read-body.ts';
import { checkPlace, keepPlace, listPlacesOf, Program, readWorkerUrl } from './worker-places.ts';

const Registration = z.looseObject({ worker_url: z.unknown().optional(), workerUrl: z.unknown().optional() });
const Wanted = z.looseObject({ worker_type: Program });
const ANY = ['GET', 'POST'];

const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });

function readRegistration(body: unknown) {
  const parsed = Registration.safeParse(body);
  if (!parsed.success) throw refuse('The body is not an object');
  const { worker_url, workerUrl, ...info } = parsed.data;
  return { url: readWorkerUrl(worker_url ?? workerUrl), info };
}

/** Where workers say that they can be reached, and where programs ask for that. An address is asked only where the owner has allowed it. */
export const createPlaceRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      method: 'POST',
      url: '/functions/v1/register-chat-worker',
      handler: async request => {
        const { url, info } = readRegistration(jsonIn(request));
        const place = await keepPlace(
          parts,
          dialectCallerOf(request),
          'chat',
          { url, info, comesFrom: request.ip },
          false,
        );
        const { isHealthy, responseTimeMs, healthError } = place.health;
        return {
          success: true,
          workerUrl: url,
          healthStatus: { isHealthy: isHealthy === true, healthError },
          responseTimeMs,
          registrationInfo: info,
        };
      },
    });

    app.route({
      method: 'POST',
      url: '/functions/v1/update-worker-url',
      handler: async request => {
        const { url, info } = readRegistration(jsonIn(request));
        const place = await keepPlace(
          parts,
          dialectCallerOf(request),
          'wan',
          { url, info, comesFrom: request.ip },
          true,
        );
        const { isHealthy, healthError } = place.health;
        const updatedAt = new Date(parts.now()).toISOString();
        return {
          success: true,
          message: 'Worker URL updated',
          worker_url: url,
          updatedAt,
          isHealthy: isHealthy === true,
          healthError,
        };
      },
    });

    /** Of the addresses that may be meant the newest. */
    const findPlace = (caller: DialectCaller, wanted: Program) => {
      const order: readonly Program[] = wanted === 'sdxl' ? ['sdxl', 'wan'] : [wanted];
      for (const program of order) {
        const [place] = listPlacesOf(parts, caller, program);
        if (place) return { program, place };
      }
      throw new Refusal({
        code: 'not_found',
        message: `No ${wanted} worker has told its address`,
        what: 'worker',
        id: wanted,
      });
    };

    app.route({
      method: 'POST',
      url: '/functions/v1/get-active-worker-url',
      handler: async request => {
        const wanted = Wanted.safeParse(jsonIn(request)).data?.worker_type;
        if (!wanted) throw refuse(`worker_type must be one of: ${Program.options.join(', ')}`);
        const { program, place } = findPlace(dialectCallerOf(request), wanted);
        const { url, info, health } = await checkPlace(parts, program, place);
        return {
          success: true,
          worker_url: url,
          workerUrl: url,
          isHealthy: health.isHealthy === true,
          healthError: health.healthError,
          registrationInfo: info,
          worker_type: wanted,
          supportedEndpoints: [],
          workerCapabilities: info.capabilities ?? {},
          responseTimeMs: health.responseTimeMs,
        };
      },
    });

    app.route({
      method: ANY,
      url: '/functions/v1/health-check-workers',
      handler: async request => {
        const caller = dialectCallerOf(request);
        const healthResults: Record<string, object> = {};
        for (const program of Program.options) {
          const [place] = listPlacesOf(parts, caller, program);
          if (place) healthResults[`${program}Worker`] = (await checkPlace(parts, program, place)).health;
        }
        return { success: true, healthResults, timestamp: new Date(parts.now()).toISOString() };
      },
    });
  };
