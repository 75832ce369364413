import { linesFor, readQueue } from '../../tasks/index.ts';
import { mayClaim } from '../../workers/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { listWanted } from './claim-reigh-task.ts';
import { listHeld } from './keep-leases.ts';
import { countReady } from './reigh-leases-store.ts';
import type { ReighParts } from './reigh-parts.ts';

/** More than this is told as this: the worker asks every few seconds, and only whether there is any. */
const COUNTED_MOST = 1_000;

/** What waits for a worker, and what it has: in the words of `task-counts`. Orchestrators at work are left out, as Reigh leaves them out. */
export function countReighTasks(parts: ReighParts, { workerId, owner }: DialectCaller) {
  const db = parts.database.read;
  const lines = linesFor(listWanted(db, workerId), workerId);
  const queued = countReady(db, lines, owner.personId, COUNTED_MOST);
  const active = listHeld(parts, db, workerId, null).filter(({ kind }) => kind !== 'chain').length;
  const claimable = mayClaim(db, workerId) && !readQueue(parts.tasks).paused ? queued : 0;
  return {
    mode: 'count',
    timestamp: new Date(parts.now()).toISOString(),
    user_id: owner.personId,
    totals: {
      queued_only: claimable,
      active_only: active,
      queued_plus_active: claimable + active,
      eligible_queued: claimable,
      potentially_claimable: claimable,
    },
    debug_summary: { at_capacity: claimable < queued, can_claim_more: claimable > 0 },
  };
}
