import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Session } from './contract/studio.ts';
import type { HeldReads } from './db/held-reads.ts';
import type { EventBus } from './events/event-bus.ts';
import {
  type Accounts,
  createAccountRoutes,
  createPairingRoutes,
  createTokenRoutes,
  type Pairings,
  type Tokens,
} from './features/accounts/index.ts';
import { createCompatDoors, listBesides, routeByDialect } from './features/compat/index.ts';
import { createContentRoutes } from './features/content/index.ts';
import { createDispatchRoutes } from './features/dispatch/index.ts';
import { createEnhancementRoutes, type EnhancementParts } from './features/enhancements/index.ts';
import { createGenerationRoutes, createMediaRoutes, type GenerationParts } from './features/generations/index.ts';
import { createLanRoutes, type Lan, lanNames, type Plain } from './features/lan/index.ts';
import {
  createCloudModelRoutes,
  createCloudRoutes,
  createWebhookRoutes,
  type Lanes,
  modelPartsOf,
  readPublicAddress,
} from './features/lanes/index.ts';
import { createLibraryRoutes } from './features/library/index.ts';
import { createHistoryRoutes, createPromptRoutes } from './features/prompts/index.ts';
import { createSettingsRoutes } from './features/settings/index.ts';
import { createPriceRoutes, createSpendingRoutes } from './features/spending/index.ts';
import { createTaskRoutes, createWorkerDoor, type TaskParts } from './features/tasks/index.ts';
import { createTemplateRoutes } from './features/templates/index.ts';
import { createWordingRoutes } from './features/wording/index.ts';
import {
  createEngineRoutes,
  createNoteSeen,
  createWorkerRoutes,
  mayClaim,
  placeModel,
  removeModel,
  type WorkerParts,
} from './features/workers/index.ts';
import { createWorkflowRoutes } from './features/workflows/index.ts';
import { createWriterRoutes, type WriterParts } from './features/writers/index.ts';
import { answerBadAddress, answerBadBytes } from './plugins/answer-broken.ts';
import type { Caller } from './plugins/caller.ts';
import { createEventStream } from './plugins/event-stream.ts';
import { guardOrigin } from './plugins/guard-origin.ts';
import { hurrySenders, type Patience } from './plugins/hurry-senders.ts';
import { logBugs } from './plugins/log-bugs.ts';
import { answerProblems } from './plugins/problems.ts';
import { serveRenderer } from './plugins/serve-renderer.ts';
import { showDocs } from './plugins/show-docs.ts';
import { signIn } from './plugins/sign-in.ts';
import { takeBytes } from './plugins/take-bytes.ts';

/** All that the doors open onto, put together by `startStudio`. */
export type AppParts = {
  readonly tasks: TaskParts;
  readonly generations: GenerationParts;
  readonly workers: WorkerParts;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly pairings: Pairings;
  readonly lan: Lan;
  readonly lanes: Lanes;
  readonly enhancements: EnhancementParts;
  readonly writers: WriterParts;
  readonly plain: Plain;
  readonly bus: EventBus;
  /** What is read often and written seldom. */
  readonly held: HeldReads;
  readonly about: Session['studio'];
  readonly findCaller: (secret: string) => Caller | null;
  /** The names that requests may come under. */
  readonly hosts: ReadonlySet<string>;
  readonly resourcesFolder: string;
  /** The built renderer, served in browser mode only. */
  readonly rendererFolder: string | null;
  /** What /docs shows; without it there is no such page. */
  readonly openapiFile: string | null;
  /** Told of the app before its first door is added, by those who describe the doors. */
  readonly describe: ((app: FastifyInstance) => Promise<void>) | null;
  /** Told of bugs. */
  readonly log: (words: string) => void;
  readonly patience: Patience;
  /** What a worker that shows no sign of life is leased a task for; null: as long as its kind of work may take. In ms. */
  readonly silentLeaseMs: number | null;
  /** How long a program of another studio waits for a writer, in ms. */
  readonly writingMs: number;
};

/** Stands where Fastify would load its compilers of JSON schemas, which took a fiftieth of the start: every door's shape is zod's. */
const isZod = (): never => {
  throw new Error('A door has a shape that is not of zod.');
};

/** The studio as a Fastify app that does not know who calls it: plugins, then features, in order. It never listens. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { database, events, now } = parts.tasks;
  const { held, patience } = parts;
  const bugs = logBugs(parts.log);
  const app = Fastify({
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: () => bugs, // what is logged names its request itself
    bodyLimit: 1_048_576,
    requestTimeout: 0, // uploads of many gigabytes take long; `hurrySenders` sees to those that do not come forward
    connectionTimeout: 120_000,
    http: {
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: patience.checkMs,
      requireHostHeader: false, // `guardOrigin` refuses it in words
    },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadBytes,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200, constraints: routeByDialect(parts.tokens) },
    schemaController: { compilersFactory: { buildValidator: isZod, buildSerializer: isZod } },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  hurrySenders(app, patience);
  const publicHost = () => {
    const address = readPublicAddress(database.read);
    return address === null ? null : new URL(address).hostname;
  };
  guardOrigin(app, parts.hosts, lanNames(), publicHost);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  signIn(app, parts.findCaller);
  takeBytes(app);
  if (parts.describe) await parts.describe(app);

  await app.register(createAccountRoutes(parts.accounts, parts.about));
  await app.register(createTokenRoutes(parts.tokens));
  const place = { studioId: parts.lan.studioId, fingerprint: () => parts.lan.read().fingerprint };
  await app.register(createPairingRoutes(parts.pairings, place));
  await app.register(createLanRoutes(parts.lan, parts.plain, parts.accounts));
  await app.register(createSettingsRoutes({ database, events, now }));
  await app.register(createContentRoutes({ database, events, now }));
  await app.register(createPromptRoutes({ database, held }));
  await app.register(createHistoryRoutes({ database, events }));
  await app.register(createEnhancementRoutes(parts.enhancements));
  await app.register(createTemplateRoutes({ database, held, events, now }));
  await app.register(createWordingRoutes({ database, events, source: parts.tasks.wording, now }));
  await app.register(createWriterRoutes(parts.writers));
  await app.register(createWorkerRoutes(parts.workers));
  await app.register(createEngineRoutes(parts.workers));
  await app.register(createCloudRoutes(parts.lanes));
  await app.register(createWebhookRoutes(parts.lanes));
  await app.register(createCloudModelRoutes(modelPartsOf(parts.lanes)));
  await app.register(
    createWorkflowRoutes({
      database,
      now,
      placeModel: (db, card, workerIds) => placeModel(parts.workers, db, card, workerIds),
      removeModel: (db, modelId) => removeModel(parts.workers, db, modelId),
    }),
  );
  await app.register(createTaskRoutes(parts.tasks));
  await app.register(createSpendingRoutes({ database, events, now }));
  await app.register(createPriceRoutes({ database, events, now }));
  await app.register(createDispatchRoutes({ tasks: parts.tasks, listBesides }));
  await app.register(
    createWorkerDoor(parts.tasks, {
      isOutdated: id => parts.workers.outdated.has(id),
      mayClaim,
      noteSeen: createNoteSeen(parts.workers),
      onChange: parts.workers.claimers.listen,
    }),
  );
  await app.register(createMediaRoutes(parts.generations));
  await app.register(createGenerationRoutes(parts.generations));
  await app.register(createLibraryRoutes(database));
  await app.register(
    createCompatDoors({
      database,
      events,
      now,
      tasks: parts.tasks,
      generations: parts.generations,
      workers: parts.workers,
      enhancements: parts.enhancements,
      tokens: parts.tokens,
      resourcesFolder: parts.resourcesFolder,
      silentLeaseMs: parts.silentLeaseMs,
      writingMs: parts.writingMs,
    }),
  );
  await app.register(createEventStream(database.read, parts.bus));
  if (parts.openapiFile !== null) showDocs(app, parts.openapiFile);
  if (parts.rendererFolder !== null) serveRenderer(app, parts.rendererFolder);
  await app.ready();
  return app;
}
