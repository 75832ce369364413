import type { WritableDb } from '../../db/handles.ts';
import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, findWorker, onlineAndSilentSince } from './workers-store.ts';

/** Whether silence says nothing of a worker: OurVidz's are not heard of between a message and what became of it. */
const isAtWork = ({ readLoad }: Pick<WorkerParts, 'readLoad'>, db: WritableDb, workerId: string): boolean =>
  findWorker(db, workerId)?.dialect === 'ourvidz' && readLoad(db, workerId) !== null;

/** Calls offline those that were not heard of for `silentMs`, and returns them; what they held comes back as their leases run out. */
export const missSilentWorkers = (
  parts: Pick<WorkerParts, 'database' | 'events' | 'now' | 'readLoad'>,
  silentMs: number,
): Promise<string[]> =>
  parts.database.write(db => {
    const silent = onlineAndSilentSince(db, parts.now() - silentMs).filter(id => !isAtWork(parts, db, id));
    for (const workerId of silent) {
      changeWorker(db, workerId, { online: false, trouble: null });
      parts.events.publish(db, 'studio', { type: 'worker.changed', workerId });
    }
    return silent;
  });
