import type { Worker } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { TaskParts } from './task-parts.ts';
import { findRunning } from './worker-record-store.ts';

/** What a worker runs now and how far that is, or null. */
export function readLoad({ queue, live }: TaskParts, db: ReadableDb, workerId: string): Worker['load'] {
  const held = queue.heldBy(db, workerId)[0];
  const running = held && findRunning(db, held.attemptId);
  if (!running) return null;
  const { taskId, startedAt } = running;
  return {
    ...running,
    startedAt: new Date(startedAt).toISOString(),
    progress: live.progress(taskId),
    previewVersion: live.previewVersion(taskId),
  };
}
