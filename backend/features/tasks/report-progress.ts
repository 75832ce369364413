import type { Progress } from '../../contract/tasks.ts';
import { findBatchOfTask } from './batches-store.ts';
import { readHeld } from './fail-attempt.ts';
import type { TaskParts } from './task-parts.ts';

/** The largest live preview, in bytes. */
export const PREVIEW_LIMIT = 512 * 1024;

const readRunning = ({ database }: TaskParts, workerId: string, attemptId: string) => {
  const { taskId, state } = readHeld(database.read, workerId, attemptId);
  return state === 'running' ? { taskId, ...findBatchOfTask(database.read, taskId) } : null;
};

/** Shows how far an attempt is; kept in memory, and ignored once the attempt is over. Raises `lease_lost`. */
export function reportProgress(parts: TaskParts, workerId: string, attemptId: string, progress: Progress): void {
  const found = readRunning(parts, workerId, attemptId);
  if (!found) return;
  parts.live.setProgress(found.taskId, progress);
  parts.events.mention(found.ownerId, {
    type: 'task.progress',
    taskId: found.taskId,
    batchId: found.batchId,
    progress,
  });
}

/** Shows how the picture looks so far. Raises `lease_lost`. */
export function showPreview(parts: TaskParts, workerId: string, attemptId: string, bytes: Buffer): void {
  const found = readRunning(parts, workerId, attemptId);
  if (!found) return;
  const version = parts.live.setPreview(found.taskId, bytes);
  parts.events.mention(found.ownerId, { type: 'task.preview', taskId: found.taskId, batchId: found.batchId, version });
}
