import { readFlag } from '../settings/index.ts';
import type { TaskParts } from './task-parts.ts';

/**
 * Sets the queue right after a start: what was paused stays so, and every lease starts anew, since no worker could keep its own up
 * while the studio was away. The built-in worker's come back as soon as it registers; those of others that are gone, as they run out.
 */
export async function recoverTasks(parts: TaskParts): Promise<void> {
  parts.queue.pause(readFlag(parts.database.read, 'queue.paused'));
  await parts.database.write(db => parts.queue.renewLeases(db, parts.leaseMs));
}
