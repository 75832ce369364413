import { Refusal } from '../../contract/problem.ts';
import type { Worker, WorkerState } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { WorkerParts } from './worker-parts.ts';
import { findWorker, listSites, listWorkerRows, type WorkerRow } from './workers-store.ts';

function stateOf({ online, paused, builtIn }: WorkerRow, running: boolean): { state: WorkerState; reason: string } {
  if (!online && builtIn)
    return { state: 'offline', reason: 'It is being started. If this lasts, start the studio again.' };
  if (!online) return { state: 'offline', reason: 'It has not been heard of. Start its agent on that machine.' };
  if (paused)
    return {
      state: 'paused',
      reason: running ? 'Paused: it finishes what it runs and takes nothing new.' : 'Paused: it takes nothing new.',
    };
  return running ? { state: 'busy', reason: 'It is running a task.' } : { state: 'online', reason: 'It is ready.' };
}

const modelsOf = (db: ReadableDb, workerId: string) =>
  listSites(db)
    .filter(site => site.workerId === workerId)
    .map(site => site.modelId);

function toWorker({ database, findRunningTask }: WorkerParts, row: WorkerRow): Worker {
  const runningTaskId = findRunningTask(database.read, row.id);
  return {
    id: row.id,
    name: row.name,
    host: row.host,
    builtIn: row.builtIn,
    version: row.version,
    ...stateOf(row, runningTaskId !== null),
    runtimes: row.runtimes,
    hardware: row.hardware,
    modelIds: modelsOf(database.read, row.id),
    loadedModel: row.loadedModel,
    runningTaskId,
    lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt).toISOString(),
    clockSkewMs: row.clockSkewMs,
  };
}

/** The machines and how they are. */
export const listWorkers = (parts: WorkerParts): Worker[] =>
  listWorkerRows(parts.database.read).map(row => toWorker(parts, row));

/** One machine. Raises `not_found`. */
export function readWorker(parts: WorkerParts, id: string): Worker {
  const row = findWorker(parts.database.read, id);
  if (!row) throw new Refusal({ code: 'not_found', message: 'That worker is not there.', what: 'worker', id });
  return toWorker(parts, row);
}
