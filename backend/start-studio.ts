import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { loadRules } from './content/load-rules.ts';
import type { WritableDb } from './db/handles.ts';
import { createHeldReads } from './db/held-reads.ts';
import { openDatabase } from './db/open-database.ts';
import { openFolder } from './db/open-folder.ts';
import { createPace } from './dispatch/pace.ts';
import { createStreaks } from './dispatch/streaks.ts';
import { createEventBus } from './events/event-bus.ts';
import { createEventLog } from './events/event-log.ts';
import { hashSecret, makeSecret, openAccounts, openPairings, openTokens } from './features/accounts/index.ts';
import { closeOldFiles, followChain, goesOn, listBesides, readDialectCards } from './features/compat/index.ts';
import { foretellOwnWait, readSpeeds } from './features/dispatch/index.ts';
import { openEnhancements } from './features/enhancements/index.ts';
import type { GenerationParts } from './features/generations/index.ts';
import { openLan, openPlain } from './features/lan/index.ts';
import { findOpenCall, type LaneOptions, openLanes } from './features/lanes/index.ts';
import { readSettings } from './features/settings/index.ts';
import {
  createKnownBatches,
  createLiveTasks,
  createOrders,
  createResultRating,
  createTask,
  listEnded,
  readBatch,
  readLoad,
  recoverTasks,
  refreshShown,
  releaseHeldBy,
  type TaskParts,
} from './features/tasks/index.ts';
import { layTemplates } from './features/templates/index.ts';
import { loadPresets } from './features/wording/index.ts';
import {
  beginDialectWorker,
  createClaimers,
  createRoster,
  keepBuiltIn,
  type LaunchWorker,
  leaveWorker,
  listModels,
  listPlaces,
  prepareBuiltIn,
  prepareDialectWorkers,
  prepareEngines,
  readOwnCards,
  setAsideFaulty,
  type WorkerParts,
} from './features/workers/index.ts';
import { chooseWriter, openWriters } from './features/writers/index.ts';
import { keepHouse } from './keep-house.ts';
import { openMediaStore } from './media/media-store.ts';
import { openRenditionCache } from './media/rendition-cache.ts';
import { answerBadBytes } from './plugins/answer-broken.ts';
import { listen } from './plugins/listen.ts';
import { createEmbeddedQueue } from './queue/embedded/embedded-queue.ts';
import { TEMPO, type Tempo } from './tempo.ts';
import { createKeyFile } from './vault/key-file.ts';
import { openVault, type Sealer } from './vault/vault.ts';

/** How a studio is started; folders are absolute. */
export type StudioOptions = LaneOptions & {
  readonly folder: string;
  /** Seals what must not be known; without one, a key file in the data folder does. */
  readonly sealer?: Sealer;
  readonly migrationsFolder: string;
  readonly rendererFolder: string | null;
  /** What /docs shows in browser mode. */
  readonly openapiFile?: string;
  /** For those who describe the doors: told of the app before its first door is added. */
  readonly describe?: (app: FastifyInstance) => Promise<void>;
  readonly shell: 'desktop' | 'browser';
  readonly version: string;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Null leaves the built-in worker out. */
  readonly launchWorker: LaunchWorker | null;
  readonly log: (words: string) => void;
  /** What differs from TEMPO. */
  readonly tempo?: Partial<Tempo>;
};

/** A running studio. */
export type Studio = {
  readonly app: FastifyInstance;
  readonly desktopToken: string;
  readonly folder: string;
  readonly address: string;
  makeOneTimeToken(): string;
  close(): Promise<void>;
};

/**
 * Puts a studio together, in reading order: folder, database, media, accounts, queue, features, doors, housekeeping, built-in worker.
 * Raises `studio_in_use`, `schema_newer`, `read_only`, `disk_full`, `port_in_use`; what was opened by then is closed again.
 */
export async function startStudio(options: StudioOptions): Promise<Studio> {
  const { folder, host, port, shell, version, log } = options;
  const { now, leaseMs, heartbeatMs, patience, silentLeaseMs, writingMs, ...tempo } = {
    ...TEMPO,
    ...options.tempo,
  };
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const undo of closers.splice(0).reverse()) await undo();
  };
  try {
    const lock = openFolder(folder);
    closers.push(() => lock.release());
    const database = openDatabase(path.join(folder, 'studio.db'), options.migrationsFolder);
    closers.push(() => database.close());
    const store = await openMediaStore(folder);
    const renditions = await openRenditionCache(folder, store);

    const bus = createEventBus();
    const events = createEventLog(bus, now);
    const held = createHeldReads(database, tempo.held);
    const accounts = await openAccounts(database, now);
    const queue = createEmbeddedQueue(database, now);
    const memory = {
      live: createLiveTasks(),
      orders: createOrders(),
      batches: createKnownBatches(),
      streaks: createStreaks(),
    };
    const pace = createPace(readSpeeds(database.read));
    const noteFault = (db: WritableDb, workerId: string) => setAsideFaulty(workers, db, workerId);
    const contentRules = loadRules(options.resourcesFolder);
    const wording = { held, bundled: loadPresets(options.resourcesFolder) };
    const tasks: TaskParts = {
      database,
      events,
      queue,
      pace,
      ...memory,
      contentRules,
      wording,
      noteFault,
      noteEnded: (db, ended) => followChain(tasks, db, ended),
      goesOn: (db, taskId) => goesOn(db, taskId) || findOpenCall(db, taskId) !== undefined,
      now,
      leaseMs,
      heartbeatMs,
    };
    const dialectCards = readDialectCards(options.resourcesFolder);
    const tokens = openTokens({
      database,
      events,
      now,
      release: workerId => leaveWorker(workers, workerId, false),
      beginDialectWorker: (db, name, dialect) => beginDialectWorker(workers, dialectCards, db, name, dialect),
    });
    const driven = new Map<string, string>();
    const vault = openVault(folder, options.sealer ?? createKeyFile(folder));
    const workers: WorkerParts = {
      database,
      events,
      now,
      releaseHeldBy: (db, workerId, counted) => releaseHeldBy(tasks, db, workerId, counted),
      settleToken: tokens.settle,
      issueToken: workerId => {
        const secret = makeSecret();
        tokens.admit(accounts.owner, workerId, hashSecret(secret));
        return secret;
      },
      shutOut: tokens.shutOut,
      ask: async (owner, asked) => {
        const id = await createTask(tasks, owner, asked, null);
        return readBatch(database.read, owner, id, tasks.live);
      },
      readLoad: (db, workerId) => readLoad(tasks, db, workerId),
      listEnded,
      claimers: createClaimers(),
      outdated: new Set(),
      roster: createRoster(() => listPlaces(database.read, driven, vault)),
      vault,
      driven,
      leaseMs,
      heartbeatMs,
    };
    const writers = openWriters({ database, events, vault, now, log });
    closers.push(() => writers.close());
    const generations: GenerationParts = {
      ...{ database, events, store, renditions, now },
      readTakeExpiryDays: db => readSettings(db).takeExpiryDays,
      readTrashDays: db => readSettings(db).trashDays,
      refreshBatches: refreshShown,
    };

    await layTemplates(database, options.resourcesFolder, now);
    const enhancements = await openEnhancements({
      ...{ database, events, held, contentRules, now, log, resourcesFolder: options.resourcesFolder },
      chooseWriter: (db, id, rules) => chooseWriter(writers.parts, db, id, rules),
    });
    closers.push(() => enhancements.close());
    const builtInId = await prepareBuiltIn(workers, readOwnCards(options.resourcesFolder));
    const workerSecret = workers.issueToken(builtInId);
    await prepareEngines(workers);
    await prepareDialectWorkers(workers, dialectCards);
    await recoverTasks(tasks);
    const limits = { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.checkMs };
    const lanes = await openLanes(
      {
        ...{ database, events, bus, store, tasks, generations, vault, now, log },
        foretellOwnWait: taskId => foretellOwnWait({ tasks, listBesides }, taskId),
      },
      options,
    );
    const lan = await openLan({
      folder,
      version,
      database,
      events,
      servesScreens: options.rendererFolder !== null,
      answerBadBytes,
      limits,
      now,
      log,
    });
    const plain = openPlain({ database, events, answerBadBytes, limits, log });
    const pairings = openPairings({ tokens, events, now, place: () => lan.read() });
    const app = await buildApp({
      tasks,
      generations,
      workers,
      accounts,
      tokens,
      pairings,
      lan,
      lanes,
      enhancements: enhancements.parts,
      writers: writers.parts,
      plain,
      bus,
      held,
      about: { version, folder, shell },
      findCaller: secret => {
        const secretHash = hashSecret(secret);
        return tokens.find(secretHash) ?? accounts.findCaller(secretHash);
      },
      hosts: new Set(['127.0.0.1', 'localhost', '::1', host, 'studio.local', 'app']),
      resourcesFolder: options.resourcesFolder,
      rendererFolder: options.rendererFolder,
      openapiFile: options.openapiFile ?? null,
      describe: options.describe ?? null,
      logger: { level: 'error' },
      patience,
      silentLeaseMs,
      writingMs,
    });
    closers.push(() => app.close());
    const address = await listen(app, host, port);
    await lan.start(app.routing);
    closers.push(() => lan.close());
    await plain.start(app.routing, address);
    closers.push(() => plain.close());
    const running = lanes.start();
    closers.push(() => running.stop());
    const launch = options.launchWorker;
    const env = {
      DAILIES_STUDIO: address,
      DAILIES_TOKEN: workerSecret,
      DAILIES_RESOURCES: options.resourcesFolder,
      DAILIES_NAME: 'Built-in',
      DAILIES_WORKER_FOLDER: path.join(folder, 'worker'),
      DAILIES_BUILT_IN: 'yes',
    };
    const kept = launch && keepBuiltIn(workers, builtInId, () => launch(env), log);
    if (kept) closers.push(() => kept.stop());
    const restartHung = (workerId: string) => (workerId === builtInId ? kept?.restart() : undefined);
    const rateResults = createResultRating(tasks, { listModels, findOwnerOf: accounts.findOwnerOf });
    const closeOld = () => closeOldFiles(tasks);
    closers.push(
      keepHouse(
        { tasks, generations, workers, rateResults, closeOld, forgetWords: enhancements.forgetOld },
        restartHung,
        log,
      ),
    );
    return {
      app,
      desktopToken: accounts.desktopToken,
      folder,
      address,
      makeOneTimeToken: accounts.makeOneTimeToken,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
