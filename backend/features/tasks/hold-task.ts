import type { Problem } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { type AttemptRow, endAttempt, moveAttempt } from './attempts-store.ts';
import { lineOf } from './lines.ts';
import type { TaskParts } from './task-parts.ts';
import { markHeld, markLetGo, markTakenUp } from './tasks-store.ts';

type Attempt = Pick<AttemptRow, 'id' | 'taskId'>;

/** Takes a task out of every line until a person has decided; its attempt is one of which nobody knows whether it arrived. */
export function holdTask(parts: TaskParts, db: WritableDb, { id, taskId }: Attempt, why: Problem): void {
  moveAttempt(db, id, 'lose');
  const moved = markHeld(db, taskId, why);
  if (!moved) return;
  parts.queue.settle(db, taskId);
  db.afterCommit(() => parts.live.forget(taskId));
  parts.events.publish(db, moved.ownerId, { type: 'task.waiting', taskId, batchId: moved.batchId });
}

/** What was not known to have arrived was found there: its attempt goes on, held for a person or not. */
export function takeUpAttempt(parts: TaskParts, db: WritableDb, { id, taskId }: Attempt): void {
  moveAttempt(db, id, 'find');
  const moved = markTakenUp(db, taskId, parts.now());
  if (moved) parts.events.publish(db, moved.ownerId, { type: 'task.started', taskId, batchId: moved.batchId });
}

/** A held task is queued again, since its attempt came to nothing. False where it is not held. */
export function letGo(parts: TaskParts, db: WritableDb, { id, taskId }: Attempt, problem: Problem): boolean {
  const { queue, events, now } = parts;
  const moved = markLetGo(db, taskId);
  if (!moved) return false;
  endAttempt(db, id, 'fail', now(), { problem });
  const { batchId, ownerId, modelId, onlyWorker, priority } = moved;
  queue.enqueue(db, { taskId, line: lineOf(modelId, onlyWorker), ownerId, priority, notBefore: null });
  events.publish(db, ownerId, { type: 'task.waiting', taskId, batchId });
  return true;
}
