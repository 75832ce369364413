import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import { whenGone } from '../../../plugins/when-gone.ts';
import type { CompatParts } from '../compat-parts.ts';
import { dialectCallerOf, originOf } from '../find-dialect-caller.ts';
import { askForJob } from './ask-for-job.ts';
import { countMessages } from './count-messages.ts';
import { BUCKETS } from './object-path.ts';
import { jsonIn } from './read-body.ts';
import { findRecord, saveRecord } from './records-store.ts';
import { listTables } from './schema-store.ts';
import { listPlacesOf, type Place, type Program } from './worker-places.ts';

const CONFIG = 'config';
const CONFIG_LIMIT = 65_536;
const Config = z.record(z.string(), z.unknown());
const Change = z.looseObject({ config: Config });
const Test = z.looseObject({ prompt: z.string().trim().min(1).max(4_000), mode: z.string().max(40).nullish() });

const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });

/** The functions of OurVidz that do something here. */
const FUNCTIONS = [
  'delete-workspace-item',
  'enhance-prompt',
  'generate-admin-image',
  'get-active-worker-url',
  'get-negative-prompt',
  'get-schema-info',
  'health-check-workers',
  'job-callback',
  'queue-job',
  'refresh-prompt-cache',
  'register-chat-worker',
  'system-metrics',
  'update-worker-url',
  'workspace-actions',
];

/** How long a queue is likely to take, in the words of such a studio. */
const sayEta = (waiting: number): string => {
  if (waiting === 0) return 'immediate';
  if (waiting <= 3) return '< 1 min';
  if (waiting <= 10) return '1-3 mins';
  return waiting <= 20 ? '3-10 mins' : '> 10 mins';
};
const sayStatus = (isHealthy: boolean | null) => (isHealthy === null ? 'unknown' : isHealthy ? 'healthy' : 'unhealthy');
const sayPlace = (type: Program, { url, health }: Place) => ({
  type,
  url,
  lastChecked: health.lastChecked,
  responseTime: health.responseTimeMs,
  status: sayStatus(health.isHealthy),
});

/** What OurVidz's admin screens and workers ask of the studio itself. */
export const createSystemRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, now } = parts;
    const timestamp = () => new Date(now()).toISOString();

    app.route({
      method: ['GET', 'POST'],
      url: '/functions/v1/system-metrics',
      handler: async request => {
        const caller = dialectCallerOf(request);
        const placesOf = (program: Program) =>
          listPlacesOf(parts, caller, program).map(place => sayPlace(program, place));
        const queues = {
          sdxl_queue: countMessages(parts, 'sdxl_queue', caller.workerId),
          wan_queue: countMessages(parts, 'wan_queue', caller.workerId),
        };
        return {
          timestamp: timestamp(),
          workers: { chat: placesOf('chat'), sdxl: placesOf('sdxl'), wan: placesOf('wan') },
          queues,
          etaEstimates: { sdxl: sayEta(queues.sdxl_queue), wan: sayEta(queues.wan_queue) },
        };
      },
    });

    app.route({
      method: ['GET', 'POST'],
      url: '/functions/v1/get-schema-info',
      handler: async request => {
        const { action = 'schema' } =
          z.looseObject({ action: z.string().optional() }).safeParse(jsonIn(request)).data ?? {};
        if (action !== 'schema')
          throw new Refusal({
            code: 'not_allowed',
            message: 'This studio runs nobody’s queries',
            needs: 'action schema',
          });
        return {
          tables: listTables(database.read),
          buckets: BUCKETS,
          edgeFunctions: FUNCTIONS,
          timestamp: timestamp(),
        };
      },
    });

    app.route({
      method: 'POST',
      url: '/functions/v1/generate-admin-image',
      handler: async (request, reply) => {
        const caller = dialectCallerOf(request);
        const asked = Test.safeParse(jsonIn(request)).data;
        if (!asked) throw refuse('A prompt of 1 to 4000 characters is needed');
        const { prompt, mode = 'fast' } = asked;
        const modelId = mode === 'high' ? 'ourvidz-sdxl-high' : 'ourvidz-sdxl-fast';
        const place = { origin: originOf(request), signal: whenGone(reply) };
        const job = { modelId, parameters: { prompt }, pictures: {} };
        const batch = await askForJob(parts, caller, job, place, { onlyWorker: caller.workerId });
        const id = batch.tasks[0]?.id ?? batch.id;
        const image = { id, url: null, thumbnail_url: null, prompt, mode, timestamp: timestamp() };
        return { success: true, image: { ...image, metadata: { status: 'queued', jobId: id } } };
      },
    });

    app.route({
      method: 'PATCH',
      url: '/rest/v1/system_config',
      handler: async (request, reply) => {
        const { workerId } = dialectCallerOf(request);
        const asked = Change.safeParse(jsonIn(request)).data;
        if (!asked) throw refuse('The body must hold a config that is an object');
        const config = await database.write(db => {
          const before = Config.parse(JSON.parse(findRecord(db, workerId, CONFIG) ?? '{}'));
          const after = { ...before, ...asked.config };
          const text = JSON.stringify(after);
          if (text.length > CONFIG_LIMIT)
            throw new Refusal({
              code: 'too_large',
              message: 'That is more than is kept of a worker.',
              limit: CONFIG_LIMIT,
              unit: 'bytes',
            });
          saveRecord(db, workerId, CONFIG, text, now());
          return after;
        });
        if (String(request.headers.prefer ?? '').includes('return=representation')) return [{ id: 1, config }];
        return reply.code(204).send();
      },
    });
  };
