import type { Worker } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { readSettings } from '../settings/index.ts';
import type { EndedAttempt, WorkerParts } from './worker-parts.ts';
import { changeWorker, findWorker, type WorkerRow } from './workers-store.ts';

type Judging = Pick<WorkerParts, 'events' | 'listEnded' | 'claimers'>;

/** Those of a worker's last attempts that count for or against it: what was refused for its own sake says nothing of the machine. */
const listJudged = ({ listEnded }: Pick<WorkerParts, 'listEnded'>, db: ReadableDb, row: WorkerRow, of: number) =>
  listEnded(db, row.id, of).filter(
    ({ endedAt, succeeded, fault }) => endedAt >= row.faultsSince && (succeeded || fault),
  );

const sayFault = ({ problem }: EndedAttempt) => problem?.message ?? 'The worker went away.';

/** How many of a worker's last attempts failed by its own fault, and how the last of them did. */
export function countFaults(parts: Pick<WorkerParts, 'listEnded'>, db: ReadableDb, row: WorkerRow): Worker['faults'] {
  const judged = listJudged(parts, db, row, readSettings(db).setAsideOf);
  const faults = judged.filter(({ fault }) => fault);
  const last = faults[0];
  return {
    failed: faults.length,
    of: judged.length,
    last: last ? { message: sayFault(last), at: new Date(last.endedAt).toISOString() } : null,
  };
}

/**
 * Gives a worker nothing more when too many of its last attempts failed by its own fault, so that one broken machine does not use up every task's
 * attempts. The built-in worker is not judged: the studio itself starts it anew, and there may be no other.
 */
export function setAsideFaulty(parts: Judging, db: WritableDb, workerId: string): void {
  const { setAsideFaults, setAsideOf } = readSettings(db);
  const row = findWorker(db, workerId);
  if (!row || row.builtIn || row.setAside !== null || setAsideFaults === 0) return;
  const { failed, last } = countFaults(parts, db, row);
  if (failed < setAsideFaults) return;
  const setAside = `${failed} of its last ${Math.max(failed, setAsideOf)} tasks failed, so it gets no more. The last: ${last?.message ?? ''}`;
  changeWorker(db, workerId, { setAside });
  parts.events.publish(db, 'studio', { type: 'worker.changed', workerId });
  db.afterCommit(() => parts.claimers.wake(workerId));
}
