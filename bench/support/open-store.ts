import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadRules } from '../../backend/content/load-rules.ts';
import { ModelCard } from '../../backend/contract/models.ts';
import { createHeldReads } from '../../backend/db/held-reads.ts';
import { openDatabase } from '../../backend/db/open-database.ts';
import { createPace } from '../../backend/dispatch/pace.ts';
import { createStreaks } from '../../backend/dispatch/streaks.ts';
import { createEventBus } from '../../backend/events/event-bus.ts';
import { createEventLog } from '../../backend/events/event-log.ts';
import { openAccounts } from '../../backend/features/accounts/index.ts';
import {
  createKnownBatches,
  createLiveTasks,
  createOrders,
  type TaskParts,
} from '../../backend/features/tasks/index.ts';
import {
  createClaimers,
  createRoster,
  prepareBuiltIn,
  type WorkerParts,
} from '../../backend/features/workers/index.ts';
import { createEmbeddedQueue } from '../../backend/queue/embedded/embedded-queue.ts';
import { createKeyFile } from '../../backend/vault/key-file.ts';
import { openVault } from '../../backend/vault/vault.ts';

/** The repository's root. */
export const ROOT = path.join(import.meta.dirname, '..', '..');
/** The sketch's card, from which benchmarks make as many models as they need. */
export const SKETCH = ModelCard.parse(
  JSON.parse(readFileSync(path.join(ROOT, 'resources/model-cards/previz-sketch.json'), 'utf8')),
);

/** The studio's store on a real disk, with these models, without doors: what the routes call is called directly. */
export async function openStore(models: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
  const database = openDatabase(path.join(folder, 'studio.db'), path.join(ROOT, 'migrations'));
  const now = Date.now;
  const bus = createEventBus();
  const events = createEventLog(bus, now);
  const accounts = await openAccounts(database, now);
  const queue = createEmbeddedQueue(database, now);
  const tasks: TaskParts = {
    database,
    events,
    queue,
    live: createLiveTasks(),
    orders: createOrders(),
    contentRules: loadRules(path.join(ROOT, 'resources')),
    wording: { held: createHeldReads(database), bundled: [] },
    noteFault: () => undefined,
    noteEnded: () => undefined,
    goesOn: () => false,
    batches: createKnownBatches(),
    streaks: createStreaks(),
    pace: createPace({ series: [], forecasts: [] }),
    now,
    leaseMs: 60_000,
    heartbeatMs: 15_000,
  };
  const workers: WorkerParts = {
    database,
    vault: openVault(folder, createKeyFile(folder)),
    events,
    now,
    releaseHeldBy: () => undefined,
    settleToken: (_, __, ___, begin) => begin(),
    ask: () => Promise.reject(new Error('Nobody asks here.')),
    readLoad: () => null,
    listEnded: () => [],
    claimers: createClaimers(),
    outdated: new Set<string>(),
    roster: createRoster(() => []),
    driven: new Map(),
    issueToken: () => '',
    shutOut: () => undefined,
    leaseMs: 60_000,
    heartbeatMs: 15_000,
  };
  const workerId = await prepareBuiltIn(
    workers,
    models.map(id => ({ ...SKETCH, id })),
  );
  const projectId = database.read.get<{ id: string }>('SELECT id FROM project')?.id ?? '';
  const close = () => {
    database.close();
    rmSync(folder, { recursive: true });
  };
  return { folder, database, tasks, workerId, owner: accounts.owner, projectId, close };
}
export type Store = Awaited<ReturnType<typeof openStore>>;

/** Runs `work(0..count-1)` with `width` of them at a time. */
export async function inParallel(count: number, width: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let n = next++; n < count; n = next++) await work(n);
    }),
  );
}
