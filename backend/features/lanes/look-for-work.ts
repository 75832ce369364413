import { listLaneModels, mayLaneTake } from '../spending/index.ts';
import { linesFor } from '../tasks/index.ts';
import { listModelsOf } from '../workers/index.ts';
import { countUnderWay } from './calls-store.ts';
import { LANE_ROOM, type OpenLane } from './lane.ts';
import type { LaneParts } from './lane-parts.ts';
import { takeTask } from './take-task.ts';

/** How many of each line are looked at: those behind them wait for the same. */
const DEEP = 24;

/**
 * Takes what a lane may take now; tells the attempts that it began, and when it would be worth to look again (ms), where a task waits for nothing
 * but its time.
 */
export async function lookForWork(
  parts: LaneParts,
  lane: OpenLane,
): Promise<{ attempts: readonly string[]; nextAt: number | null }> {
  const { database, tasks, now } = parts;
  const db = database.read;
  const { workerId } = lane;
  const attempts: string[] = [];
  let nextAt: number | null = null;
  const room = lane.provider() === null ? 0 : LANE_ROOM - countUnderWay(db, workerId);
  if (room <= 0) return { attempts, nextAt };
  const lines = linesFor(listLaneModels(db, listModelsOf(db, workerId)), workerId);
  const waiting = tasks.queue
    .waiting(db, lines, DEEP)
    .toSorted((a, b) => b.priority - a.priority || a.turn - b.turn || (a.taskId < b.taskId ? -1 : 1));
  for (const { taskId } of waiting) {
    if (attempts.length >= room) break;
    const verdict = mayLaneTake(db, taskId, workerId, now());
    const blocker = verdict?.blocker ?? null;
    if (blocker?.because === 'not_open_yet') {
      const opensAt = Date.parse(blocker.opensAt);
      nextAt = nextAt === null ? opensAt : Math.min(nextAt, opensAt);
    }
    if (blocker !== null) continue;
    // Foretold before the transaction: it plays the whole queue forward.
    const ownWaitMs = verdict?.reason.because === 'busy' ? parts.foretellOwnWait(taskId) : null;
    const attemptId = await database.write(db => takeTask(parts, db, lane, taskId, ownWaitMs));
    if (attemptId !== null) attempts.push(attemptId);
  }
  return { attempts, nextAt };
}
