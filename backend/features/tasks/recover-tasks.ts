import { readFlag } from '../settings/index.ts';
import { expireLeases } from './expire-leases.ts';
import type { TaskParts } from './task-parts.ts';

/** Sets the queue right after a start: what was paused stays so, and leases that ran out while the studio was closed are given back. */
export async function recoverTasks(parts: TaskParts): Promise<void> {
  parts.queue.pause(readFlag(parts.database.read, 'queue.paused'));
  await expireLeases(parts);
}
