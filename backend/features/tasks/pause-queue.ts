import type { QueueState } from '../../contract/tasks.ts';
import { readFlag, writeFlag } from '../settings/index.ts';
import type { TaskParts } from './task-parts.ts';
import { countBlocked } from './tasks-store.ts';

const PAUSED = 'queue.paused';

/** How much runs and waits; tasks that wait for others count as waiting. */
export function readQueue({ database, queue }: TaskParts): QueueState {
  const { ready, leased, delayed } = queue.depths();
  return {
    running: leased,
    waiting: ready + countBlocked(database.read),
    delayed,
    paused: readFlag(database.read, PAUSED),
  };
}

/** Starts nothing new from now on, or goes on; it is remembered over a restart. */
export async function pauseQueue(parts: TaskParts, paused: boolean): Promise<QueueState> {
  await parts.database.write(db => {
    writeFlag(db, PAUSED, paused);
    parts.events.publish(db, 'studio', { type: 'queue.changed' });
  });
  parts.queue.pause(paused);
  return readQueue(parts);
}
