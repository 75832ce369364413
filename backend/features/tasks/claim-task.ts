import type { Chosen } from '../../contract/dispatch.ts';
import type { Assignment } from '../../contract/worker.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { AFFINITY, explainChoice, type Loaded, preferFor } from '../../dispatch/prefer.ts';
import type { Claimed, Patience } from '../../queue/port.ts';
import { findRunnable } from '../workflows/index.ts';
import { insertAttempt } from './attempts-store.ts';
import { linesFor } from './lines.ts';
import type { TaskParts } from './task-parts.ts';
import { markClaimed } from './tasks-store.ts';

/** What a worker asks a task with: what it can run, and what it has loaded. */
export type Wanted = {
  readonly workerId: string;
  readonly models: readonly string[];
  readonly loadedModel: string | null;
  /** It serves this person alone; left out, everybody. */
  readonly ownerId?: string;
  /** Whether it is given work now: asked in the transaction that would hand it a task. Left out, it is. */
  readonly isServed?: (db: ReadableDb) => boolean;
  /** What else is written in the transaction that hands the task out. */
  readonly alongside?: (db: WritableDb, assignment: Assignment) => void;
};

/** The model that really runs where another stands in, and why this claimer took it where that is not for its place in the queue. */
type Otherwise = { readonly runsAs?: string; readonly chosen?: Chosen };

/** Begins the attempt of a task that was handed out, in the same transaction. */
export function beginAttempt(
  parts: TaskParts,
  db: WritableDb,
  workerId: string,
  loaded: Loaded,
  claimed: Claimed,
  { runsAs, chosen = explainChoice(claimed, loaded) }: Otherwise = {},
): Assignment {
  const { taskId, attemptId, leaseExpiresAt } = claimed;
  const at = parts.now();
  const row = markClaimed(db, taskId, workerId, chosen, at);
  if (!row) throw new Error(`The queue handed out task ${taskId}, which is not waiting.`);
  insertAttempt(db, attemptId, taskId, row.attempts, workerId, at);
  const { ownerId, batchId, kind, modelId, asked, shape } = parts.batches.readOf(db, row);
  parts.events.publish(db, ownerId, { type: 'task.started', taskId, batchId });
  const runs = runsAs ?? modelId;
  parts.streaks.took(workerId, runs);
  parts.pace.began(attemptId, { modelId: runs, workerId, shape, loaded: loaded.modelId === runs });
  const { seed: _, ...parameters } = asked;
  const workflow = findRunnable(db, modelId);
  return {
    attemptId,
    leaseExpiresAt: new Date(leaseExpiresAt).toISOString(),
    number: row.attempts,
    task: { id: taskId, kind, modelId, parameters, seed: row.seed, ...(workflow && { workflow }) },
  };
}

/** Hands the best waiting task to a worker under a lease, in one transaction; null when none came in time. */
export function claimTask(
  parts: TaskParts,
  { workerId, models, loadedModel, ownerId, isServed, alongside }: Wanted,
  patience: Patience,
): Promise<Assignment | null> {
  const loaded = parts.streaks.of(workerId, loadedModel);
  const lines = linesFor(models, workerId);
  const prefer = preferFor(loaded, AFFINITY, parts.now);
  const { leaseMs } = parts;
  const request = {
    ...{ claimerId: workerId, lines, prefer, leaseMs },
    ...(ownerId !== undefined && { ownerId }),
    ...(isServed && { isServed }),
  };
  return parts.queue.claim(request, patience, (db, claimed) => {
    const assignment = beginAttempt(parts, db, workerId, loaded, claimed);
    alongside?.(db, assignment);
    return assignment;
  });
}
