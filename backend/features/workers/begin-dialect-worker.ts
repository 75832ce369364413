import { uuidv7 } from 'uuidv7';
import type { ModelCard } from '../../contract/models.ts';
import type { Dialect } from '../../contract/tokens.ts';
import type { WritableDb } from '../../db/handles.ts';
import { saveSites } from './resolve-models.ts';
import type { WorkerParts } from './worker-parts.ts';
import { insertWorker, listWorkerRows } from './workers-store.ts';

/** What the workers of each other studio can run; they themselves never say. */
export type DialectCards = Readonly<Record<Dialect, readonly ModelCard[]>>;

/** Makes the worker of a token that speaks another studio's language: offline until it is first heard of. Returns its id. */
export function beginDialectWorker(
  { events, now }: Pick<WorkerParts, 'events' | 'now'>,
  cards: DialectCards,
  db: WritableDb,
  name: string,
  dialect: Dialect,
): string {
  const workerId = uuidv7();
  insertWorker(db, {
    id: workerId,
    name,
    dialect,
    host: '',
    version: '',
    runtimes: [{ name: dialect, version: '' }],
    hardware: { cpus: 0, memoryBytes: 0, gpus: [] },
    builtIn: false,
    paused: false,
    online: false,
    renamed: true,
    createdAt: now(),
  });
  saveSites(db, workerId, cards[dialect], now());
  events.publish(db, 'studio', { type: 'worker.changed', workerId });
  return workerId;
}

/** What a worker of another studio can run, once it is known better than from the start. */
export const placeDialectModels = (db: WritableDb, workerId: string, cards: readonly ModelCard[], at: number): void =>
  void saveSites(db, workerId, cards, at);

/** At a start: those workers can run what this version of the studio says, and are offline until they are heard of. */
export const prepareDialectWorkers = (
  { database, now }: Pick<WorkerParts, 'database' | 'now'>,
  cards: DialectCards,
): Promise<void> =>
  database.write(db => {
    for (const { id, dialect } of listWorkerRows(db)) if (dialect !== null) saveSites(db, id, cards[dialect], now());
  });
