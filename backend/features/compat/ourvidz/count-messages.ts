import { linesFor } from '../../tasks/index.ts';
import { listModelsOf } from '../../workers/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import { modelsOf, type QueueName } from './jobs.ts';

const COUNTED_AT_MOST = 10_000;

/** How many messages of a queue a worker could be handed now, up to ten thousand. */
export function countMessages({ database, tasks }: CompatParts, queue: QueueName, workerId: string): number {
  const has = new Set(listModelsOf(database.read, workerId));
  const models = modelsOf(queue).filter(id => has.has(id));
  return tasks.queue.waiting(database.read, linesFor(models, workerId), COUNTED_AT_MOST).length;
}
