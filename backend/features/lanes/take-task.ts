import type { WritableDb } from '../../db/handles.ts';
import { holdMoney, mayLaneTake } from '../spending/index.ts';
import { beginAttempt, readOwn } from '../tasks/index.ts';
import { countUnderWay, hasFailedOn, insertCall } from './calls-store.ts';
import { LANE_ROOM, type OpenLane } from './lane.ts';
import type { LaneParts } from './lane-parts.ts';

/**
 * Takes one task for a lane, if its project's policy, the caps and the queue let it: the attempt, the money set aside and the call that is about
 * to be made are written in the one transaction that takes it. Returns the attempt's id, or null. `ownWaitMs` is what it would wait for an own machine otherwise, where that is known.
 */
export function takeTask(
  parts: LaneParts,
  db: WritableDb,
  lane: OpenLane,
  taskId: string,
  ownWaitMs: number | null,
): string | null {
  const { tasks, spending, now } = parts;
  const { workerId } = lane;
  if (countUnderWay(db, workerId) >= LANE_ROOM || hasFailedOn(db, taskId, workerId)) return null;
  const verdict = mayLaneTake(db, taskId, workerId, now());
  if (!verdict || verdict.blocker !== null) return null;
  const { modelId, as, price, reason } = verdict;
  if (price.atMost === null) return null;
  const card = lane.cardOf(modelId);
  const claimed = card && tasks.queue.take(db, taskId, workerId, tasks.leaseMs);
  if (!claimed) return null;
  const { attemptId } = claimed;
  const facts = tasks.batches.readOf(db, readOwn(db, taskId));
  const chosen = reason.because === 'picked' ? {} : { chosen: 'fallback' as const };
  beginAttempt(tasks, db, workerId, { modelId: null, streak: 0 }, claimed, { runsAs: modelId, ...chosen });
  holdMoney(spending, db, {
    attemptId,
    taskId,
    projectId: facts.projectId,
    personId: facts.ownerId,
    lane: lane.lane,
    modelId,
    amountMicros: price.atMost,
    stoodInFor: as === null ? null : facts.modelId,
    reason,
    ownWaitMs,
  });
  insertCall(db, {
    attemptId,
    taskId,
    workerId,
    lane: lane.lane,
    modelId,
    providerModel: card.providerId,
    preparedAt: now(),
  });
  return attemptId;
}
