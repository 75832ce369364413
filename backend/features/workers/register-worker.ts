import { uuidv7 } from 'uuidv7';
import type { WorkerSelf } from '../../contract/worker.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { TokenCaller } from '../../plugins/caller.ts';
import type { WorkerParts } from './worker-parts.ts';
import {
  changeWorker,
  findWorker,
  insertWorker,
  onlineAndSilentSince,
  saveSites,
  saveWorkerSelf,
} from './workers-store.ts';

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

/** Writes down what a worker says of itself, and returns its id; a new instance gives back what the one before it held, uncounted. */
export const registerWorker = (
  { database, events, now, releaseHeldBy, settleToken }: WorkerParts,
  caller: TokenCaller,
  self: WorkerSelf,
): Promise<string> =>
  database.write(db => {
    const workerId = settleToken(db, caller, self.instanceId, () => beginWorker(db, self, now()));
    if (findWorker(db, workerId)?.instanceId !== self.instanceId) releaseHeldBy(db, workerId, false);
    saveWorkerSelf(db, workerId, self, now());
    saveSites(db, workerId, self.models, now());
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
    return workerId;
  });

/** A worker is gone: in order (`counted` false), or found dead with its task in hand. */
export const leaveWorker = (
  { database, events, releaseHeldBy }: WorkerParts,
  workerId: string,
  counted: boolean,
): Promise<void> =>
  database.write(db => {
    releaseHeldBy(db, workerId, counted);
    changeWorker(db, workerId, { online: false });
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
  });

/** Gives a worker nothing new, or lets it go on. */
export const pauseWorker = ({ database, events }: WorkerParts, workerId: string, paused: boolean): Promise<void> =>
  database.write(db => {
    changeWorker(db, workerId, { paused });
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
  });

/** Calls offline those that were not heard of for `silentMs`, and returns them; what they held comes back as their leases run out. */
export const missSilentWorkers = ({ database, events, now }: WorkerParts, silentMs: number): Promise<string[]> =>
  database.write(db => {
    const silent = onlineAndSilentSince(db, now() - silentMs);
    for (const workerId of silent) {
      changeWorker(db, workerId, { online: false });
      events.publish(db, 'studio', { type: 'worker.changed', workerId });
    }
    return silent;
  });
