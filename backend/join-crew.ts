import { loadRules } from './content/load-rules.ts';
import type { WritableDb } from './db/handles.ts';
import { createPace } from './dispatch/pace.ts';
import { createStreaks } from './dispatch/streaks.ts';
import { type Accounts, hashSecret, makeSecret, openTokens, type Tokens } from './features/accounts/index.ts';
import { followChain, goesOn, readDialectCards } from './features/compat/index.ts';
import { readSpeeds } from './features/dispatch/index.ts';
import { findOpenCall } from './features/lanes/index.ts';
import {
  createKnownBatches,
  createLiveTasks,
  createOrders,
  createTask,
  listEnded,
  readBatch,
  readLoad,
  releaseHeldBy,
  type TaskParts,
} from './features/tasks/index.ts';
import { loadPresets } from './features/wording/index.ts';
import {
  beginDialectWorker,
  createClaimers,
  createRoster,
  type DialectCards,
  leaveWorker,
  listPlaces,
  setAsideFaulty,
  type WorkerParts,
} from './features/workers/index.ts';
import type { Data } from './open-data.ts';
import { createEmbeddedQueue } from './queue/embedded/embedded-queue.ts';
import type { Vault } from './vault/vault.ts';

/** What tasks and workers are joined with; `resourcesFolder` is absolute, times in ms. */
export type CrewNeeds = {
  readonly data: Data;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly resourcesFolder: string;
  readonly now: () => number;
  readonly leaseMs: number;
  readonly heartbeatMs: number;
};

/** The tasks, the workers that do them and the tokens that let these in; and which models the workers of each other studio bring. */
export type Crew = {
  readonly tasks: TaskParts;
  readonly workers: WorkerParts;
  readonly tokens: Tokens;
  readonly dialectCards: DialectCards;
};

/** Joins tasks, workers and tokens: each acts on the others (a worker that leaves gives its tasks back, a token that ends sends its worker away), and they meet here alone. */
export function joinCrew({ data, accounts, vault, resourcesFolder, now, leaseMs, heartbeatMs }: CrewNeeds): Crew {
  const { database, events, held } = data;
  const tasks: TaskParts = {
    database,
    events,
    queue: createEmbeddedQueue(database, now),
    pace: createPace(readSpeeds(database.read)),
    live: createLiveTasks(),
    orders: createOrders(),
    batches: createKnownBatches(),
    streaks: createStreaks(),
    contentRules: loadRules(resourcesFolder),
    wording: { held, bundled: loadPresets(resourcesFolder) },
    noteFault: (db: WritableDb, workerId: string) => setAsideFaulty(workers, db, workerId),
    noteEnded: (db, ended) => followChain(tasks, db, ended),
    goesOn: (db, taskId) => goesOn(db, taskId) || findOpenCall(db, taskId) !== undefined,
    now,
    leaseMs,
    heartbeatMs,
  };
  const dialectCards = readDialectCards(resourcesFolder);
  const tokens = openTokens({
    database,
    events,
    now,
    release: workerId => leaveWorker(workers, workerId, false),
    beginDialectWorker: (db, name, dialect) => beginDialectWorker(workers, dialectCards, db, name, dialect),
  });
  const driven = new Map<string, string>();
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
  return { tasks, workers, tokens, dialectCards };
}
