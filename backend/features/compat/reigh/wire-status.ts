import { z } from 'zod';
import type { TaskStatus } from '../../../contract/tasks.ts';

/** A task's status in Reigh's words, with the space. */
export const WireStatus = z.enum(['Queued', 'In Progress', 'Complete', 'Failed', 'Cancelled']);
export type WireStatus = z.infer<typeof WireStatus>;

const WORDS: Record<TaskStatus, WireStatus> = {
  queued: 'Queued',
  running: 'In Progress',
  succeeded: 'Complete',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** How Reigh says a status. */
export const wireStatusOf = (status: TaskStatus): WireStatus => WORDS[status];

/** Where Reigh lets a task go from a status. */
export const ALLOWED: Record<WireStatus, readonly WireStatus[]> = {
  Queued: ['In Progress', 'Failed', 'Cancelled'],
  'In Progress': ['Complete', 'Failed', 'Cancelled', 'Queued'],
  Complete: [],
  Failed: [],
  Cancelled: [],
};
