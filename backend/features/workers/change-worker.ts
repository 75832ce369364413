import { Refusal } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { keepEngineSecret } from './engine-secret.ts';
import { deleteEngine } from './engines-store.ts';
import { deleteSitesOf } from './sites-store.ts';
import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, findWorker, type WorkerRow } from './workers-store.ts';

/** Changes a worker and tells its claim and the screens. Raises `not_found`. */
const change = (parts: WorkerParts, workerId: string, what: (db: WritableDb, row: WorkerRow) => void): Promise<void> =>
  parts.database.write(db => {
    const row = findWorker(db, workerId);
    if (!row)
      throw new Refusal({ code: 'not_found', message: 'That worker is not there.', what: 'worker', id: workerId });
    what(db, row);
    parts.events.publish(db, 'studio', { type: 'worker.changed', workerId });
    db.afterCommit(() => parts.claimers.wake(workerId));
  });

/** Lets it work again, whoever had stopped it; what failed before no longer counts. */
const goOn = (now: number) => ({ paused: false, draining: false, setAside: null, faultsSince: now });

/** Gives a worker nothing new, or lets it go on. */
export const pauseWorker = (parts: WorkerParts, workerId: string, paused: boolean): Promise<void> =>
  change(parts, workerId, db => changeWorker(db, workerId, paused ? { paused } : goOn(parts.now())));

/** Lets a worker finish what it runs and take nothing more, or lets it go on. */
export const drainWorker = (parts: WorkerParts, workerId: string, draining: boolean): Promise<void> =>
  change(parts, workerId, db => changeWorker(db, workerId, draining ? { draining } : goOn(parts.now())));

/** Lets the studio ask the address that another studio's worker told of itself, or no more. Raises `conflict` for a worker of ours. */
export const allowProbe = (parts: WorkerParts, workerId: string, mayProbe: boolean): Promise<void> =>
  change(parts, workerId, (db, { dialect }) => {
    if (dialect === null)
      throw new Refusal({
        code: 'conflict',
        message: 'Only workers of other studios tell an address.',
        what: 'worker',
      });
    changeWorker(db, workerId, { mayProbe });
  });

/** Notes where a worker of another studio says that it is. */
export const noteHost = (parts: WorkerParts, workerId: string, host: string): Promise<void> =>
  change(parts, workerId, db => changeWorker(db, workerId, { host }));

/** Names a worker; from now on what it calls itself no longer counts. */
export const renameWorker = (parts: WorkerParts, workerId: string, name: string): Promise<void> =>
  change(parts, workerId, db => changeWorker(db, workerId, { name, renamed: true }));

/**
 * Lets a worker in no more: its token is good for nothing, what it runs goes back to the queue, its models are no longer there.
 * Its row stays, since what it made names it. Raises `conflict` for the built-in one and for clouds.
 */
export const removeWorker = (parts: WorkerParts, workerId: string): Promise<void> =>
  change(parts, workerId, (db, row) => {
    if (row.builtIn)
      throw new Refusal({
        code: 'conflict',
        message: 'The built-in worker belongs to the studio and cannot be removed. Pause it instead.',
        what: 'worker',
      });
    if (row.lane !== null)
      throw new Refusal({
        code: 'conflict',
        message: 'A cloud has its place for good. Switch it off, or remove its key, in the settings.',
        what: 'worker',
      });
    parts.releaseHeldBy(db, workerId, false);
    deleteSitesOf(db, workerId);
    deleteEngine(db, workerId);
    parts.shutOut(db, workerId);
    changeWorker(db, workerId, { removedAt: parts.now(), online: false, loadedModel: null });
    db.afterCommit(() => {
      parts.driven.delete(workerId);
      keepEngineSecret(parts.vault, workerId, null);
      parts.roster.change();
    });
  });
