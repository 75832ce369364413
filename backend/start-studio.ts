import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { beginWork } from './begin-work.ts';
import { hashSecret, openAccounts, openPairings } from './features/accounts/index.ts';
import { listBesides } from './features/compat/index.ts';
import { foretellOwnWait } from './features/dispatch/index.ts';
import { openEnhancements } from './features/enhancements/index.ts';
import type { GenerationParts } from './features/generations/index.ts';
import { openLan, openPlain } from './features/lan/index.ts';
import { type LaneOptions, openLanes } from './features/lanes/index.ts';
import { readSettings } from './features/settings/index.ts';
import { recoverTasks, refreshShown } from './features/tasks/index.ts';
import { layTemplates } from './features/templates/index.ts';
import {
  type LaunchWorker,
  prepareBuiltIn,
  prepareDialectWorkers,
  prepareEngines,
  readOwnCards,
} from './features/workers/index.ts';
import { chooseWriter, openWriters } from './features/writers/index.ts';
import { joinCrew } from './join-crew.ts';
import { openData } from './open-data.ts';
import { answerBadBytes } from './plugins/answer-broken.ts';
import { listen } from './plugins/listen.ts';
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
 * Puts a studio together, in reading order: folder and database, accounts, tasks and workers, the other features, what was left undone, doors, and what it does by itself.
 * Raises `studio_in_use`, `schema_newer`, `read_only`, `disk_full`, `port_in_use`; what was opened by then is closed again.
 */
export async function startStudio(options: StudioOptions): Promise<Studio> {
  const { folder, host, port, shell, version, log, rendererFolder, resourcesFolder } = options;
  const {
    now,
    leaseMs,
    heartbeatMs,
    patience,
    silentLeaseMs,
    writingMs,
    held: limitsOfHeld,
  } = {
    ...TEMPO,
    ...options.tempo,
  };
  const closers: (() => unknown)[] = [];
  const onClose = (undo: () => unknown) => void closers.push(undo);
  const close = async () => {
    for (const undo of closers.splice(0).reverse()) await undo();
  };
  try {
    const data = await openData(folder, options.migrationsFolder, { now, held: limitsOfHeld }, onClose);
    const { database, store, renditions, bus, events, held } = data;
    const accounts = await openAccounts(database, now);
    const vault = openVault(folder, options.sealer ?? createKeyFile(folder));
    const crew = joinCrew({ data, accounts, vault, resourcesFolder, now, leaseMs, heartbeatMs });
    const { tasks, workers, tokens, dialectCards } = crew;
    const writers = openWriters({ database, events, vault, now, log });
    onClose(() => writers.close());
    const generations: GenerationParts = {
      ...{ database, events, store, renditions, now },
      readTakeExpiryDays: db => readSettings(db).takeExpiryDays,
      readTrashDays: db => readSettings(db).trashDays,
      refreshBatches: refreshShown,
    };
    await layTemplates(database, resourcesFolder, now);
    const { contentRules } = tasks;
    const enhancements = await openEnhancements({
      ...{ database, events, held, contentRules, now, log, resourcesFolder },
      chooseWriter: (db, id, rules) => chooseWriter(writers.parts, db, id, rules),
    });
    onClose(() => enhancements.close());

    const builtInId = await prepareBuiltIn(workers, readOwnCards(resourcesFolder));
    const builtIn = { id: builtInId, secret: workers.issueToken(builtInId), launch: options.launchWorker };
    await prepareEngines(workers);
    await prepareDialectWorkers(workers, dialectCards);
    await recoverTasks(tasks);

    const house = { database, events, bus, store, tasks, generations, vault, now, log };
    const ownWait = (taskId: string) => foretellOwnWait({ tasks, listBesides }, taskId);
    const lanes = await openLanes({ ...house, foretellOwnWait: ownWait }, options);
    const limits = { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.checkMs };
    const servesScreens = rendererFolder !== null;
    const lan = await openLan({ folder, version, database, events, servesScreens, answerBadBytes, limits, now, log });
    const plain = openPlain({ database, events, answerBadBytes, limits, log });
    const app = await buildApp({
      ...{ tasks, generations, workers, accounts, tokens, lan, lanes, plain, bus, held },
      pairings: openPairings({ tokens, events, now, place: () => lan.read() }),
      enhancements: enhancements.parts,
      writers: writers.parts,
      about: { version, folder, shell },
      findCaller: secret => {
        const secretHash = hashSecret(secret);
        return tokens.find(secretHash) ?? accounts.findCaller(secretHash);
      },
      hosts: new Set(['127.0.0.1', 'localhost', '::1', host, 'studio.local', 'app']),
      ...{ resourcesFolder, rendererFolder },
      openapiFile: options.openapiFile ?? null,
      describe: options.describe ?? null,
      log,
      ...{ patience, silentLeaseMs, writingMs },
    });
    onClose(() => app.close());
    const address = await listen(app, host, port);
    await lan.start(app.routing);
    onClose(() => lan.close());
    await plain.start(app.routing, address);
    onClose(() => plain.close());
    const parts = { tasks, generations, workers, accounts, lanes };
    const { forgetOld: forgetWords } = enhancements;
    beginWork({ parts, forgetWords, builtIn, address, folder, resourcesFolder, log }, onClose);
    const { desktopToken, makeOneTimeToken } = accounts;
    return { app, desktopToken, folder, address, makeOneTimeToken, close };
  } catch (error) {
    await close();
    throw error;
  }
}
