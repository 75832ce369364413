import { uuidv7 } from 'uuidv7';
import type { WorkerSelf } from '../../contract/worker.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { TokenCaller } from '../../plugins/caller.ts';
import { admitNodes } from '../workflows/index.ts';
import { type Resolved, saveSites } from './resolve-models.ts';
import { findSiteByOwn } from './sites-store.ts';
import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, findWorker, insertWorker, saveWorkerSelf } from './workers-store.ts';

function beginWorker(db: WritableDb, self: WorkerSelf, createdAt: number): string {
  const { name, host, version, runtimes, hardware } = self;
  const id = uuidv7();
  insertWorker(db, {
    id,
    name,
    host,
    version,
    runtimes,
    hardware,
    builtIn: false,
    paused: false,
    online: false,
    createdAt,
  });
  return id;
}

/**
 * Writes down what a worker says of itself; a new instance gives back what the one before it held, uncounted.
 * Returns its id and what it may be asked for.
 */
export const registerWorker = (
  { database, events, now, releaseHeldBy, settleToken, outdated }: WorkerParts,
  caller: TokenCaller,
  self: WorkerSelf,
): Promise<{ workerId: string; models: Resolved[] }> =>
  database.write(db => {
    const workerId = settleToken(db, caller, self.instanceId, () => beginWorker(db, self, now()));
    const known = findWorker(db, workerId);
    if (known?.instanceId !== self.instanceId) releaseHeldBy(db, workerId, false);
    const models = saveSites(db, workerId, [...self.models, ...admitNodes(db, workerId, self)], now());
    db.afterCommit(() => outdated.delete(workerId));
    saveWorkerSelf(db, workerId, known?.renamed ? { ...self, name: known.name } : self, now());
    const loaded = self.loadedModel ? findSiteByOwn(db, workerId, self.loadedModel) : null;
    if (loaded !== null) changeWorker(db, workerId, { loadedModel: loaded });
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
    return { workerId, models };
  });

/**
 * A worker is here but can run nothing for now, for a reason in its own words. `begins` names a run of its agent that was not heard of before:
 * the one before it holds nothing any more.
 */
export const noteTrouble = (
  { database, events, now, releaseHeldBy, settleToken }: WorkerParts,
  caller: TokenCaller & { readonly workerId: string },
  reason: string,
  begins: string | undefined,
): Promise<void> =>
  database.write(db => {
    const { workerId } = caller;
    const known = findWorker(db, workerId);
    if (begins !== undefined) {
      settleToken(db, caller, begins, () => workerId);
      if (known?.instanceId !== begins) releaseHeldBy(db, workerId, false);
      changeWorker(db, workerId, { instanceId: begins });
    }
    changeWorker(db, workerId, { online: false, trouble: reason, lastSeenAt: now(), loadedModel: null });
    if (known?.trouble === reason && !known.online) return;
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
  });

/** A worker is gone: in order (`counted` false), or found dead with its task in hand. */
export const leaveWorker = (
  { database, events, releaseHeldBy }: WorkerParts,
  workerId: string,
  counted: boolean,
): Promise<void> =>
  database.write(db => {
    releaseHeldBy(db, workerId, counted);
    changeWorker(db, workerId, { online: false, trouble: null });
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
  });
