import { Refusal } from '../../contract/problem.ts';
import type { Worker, WorkerState } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { findEngine } from './engines-store.ts';
import { countFaults } from './judge-worker.ts';
import { listSitesOf } from './sites-store.ts';
import type { WorkerParts } from './worker-parts.ts';
import { findWorker, listWorkerRows, type WorkerRow } from './workers-store.ts';

type StateFacts = Pick<WorkerRow, 'online' | 'paused' | 'draining' | 'setAside' | 'trouble' | 'dialect' | 'lastSeenAt'>;

/** How many attempts the picture of a machine's speed is made of. */
const SPEED_POINTS = 24;

/** What a worker's row says of how it is; `kept` when the studio's own agent drives it. */
export function stateOf(row: StateFacts, kept: boolean, running: boolean): { state: WorkerState; reason: string } {
  const { paused, draining, setAside, dialect, trouble } = row;
  // Some workers of other studios say nothing while they work.
  const online = row.online || (dialect !== null && running);
  if (!online && trouble !== null) return { state: 'offline', reason: trouble };
  if (!online && kept)
    return { state: 'offline', reason: 'It is being started. If this lasts, start the studio again.' };
  if (!online && dialect !== null)
    return {
      state: 'offline',
      reason:
        row.lastSeenAt === null
          ? 'It has not come yet. Start it with its token.'
          : 'It has not been heard of for a minute.',
    };
  if (!online) return { state: 'offline', reason: 'It has not been heard of. Start its agent on that machine.' };
  if (setAside !== null) return { state: running ? 'draining' : 'paused', reason: setAside };
  if (draining && running)
    return { state: 'draining', reason: 'It finishes what it runs, then it takes nothing more.' };
  if (draining) return { state: 'paused', reason: 'Drained: it has finished all it had and takes nothing new.' };
  if (paused)
    return {
      state: 'paused',
      reason: running ? 'Paused: it finishes what it runs and takes nothing new.' : 'Paused: it takes nothing new.',
    };
  return running ? { state: 'busy', reason: 'It is running a task.' } : { state: 'online', reason: 'It is ready.' };
}

const iso = (at: number) => new Date(at).toISOString();

const readSpeed = ({ listEnded }: WorkerParts, db: ReadableDb, workerId: string): Worker['speed'] =>
  listEnded(db, workerId, SPEED_POINTS)
    .filter(({ succeeded }) => succeeded)
    .map(({ taskId, modelId, startedAt, endedAt }) => ({
      taskId,
      modelId,
      tookMs: endedAt - startedAt,
      endedAt: iso(endedAt),
    }))
    .reverse();

function readEngine(db: ReadableDb, workerId: string): Worker['engine'] {
  const row = findEngine(db, workerId);
  return row ? { kind: row.kind, address: row.address, locked: row.credentials !== null } : null;
}

function toWorker(parts: WorkerParts, row: WorkerRow): Worker {
  const db = parts.database.read;
  const load = parts.readLoad(db, row.id);
  const engine = readEngine(db, row.id);
  return {
    id: row.id,
    name: row.name,
    host: row.host,
    builtIn: row.builtIn,
    engine,
    dialect: row.dialect,
    mayProbe: row.mayProbe,
    lane: row.lane,
    version: row.version,
    ...stateOf(row, row.builtIn || engine !== null, load !== null),
    setAside: row.setAside !== null,
    runtimes: row.runtimes,
    hardware: row.hardware,
    modelIds: listSitesOf(db, row.id).map(site => site.modelId),
    loadedModel: row.loadedModel,
    runningTaskId: load?.taskId ?? null,
    load,
    faults: countFaults(parts, db, row),
    speed: readSpeed(parts, db, row.id),
    clockSkewMs: row.clockSkewMs,
    lastSeenAt: row.lastSeenAt === null ? null : iso(row.lastSeenAt),
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
