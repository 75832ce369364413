import type { ReadableDb } from '../../../db/handles.ts';
import { listReighWorkers } from './reigh-leases-store.ts';
import { RUNNABLE_MODELS } from './task-types.ts';

/** What Reigh's workers run besides what a person may ask them for, by worker: the tasks that their own programs create. */
export const listBesides = (db: ReadableDb): ReadonlyMap<string, readonly string[]> =>
  new Map(listReighWorkers(db).map(workerId => [workerId, RUNNABLE_MODELS]));
