import { placeDialectModels } from '../../workers/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import { readDialectCards } from '../read-dialect-cards.ts';
import { modelsOf, type QueueName } from './jobs.ts';

/** Which queues a worker's programs ask for: each is polled by a program of its own, and nothing else tells what runs there. */
export type Polled = (workerId: string, queue: QueueName) => Promise<void>;

/** From the first poll on a worker can run what its programs have asked for since the studio started, and nothing else. */
export function createPolled({ database, events, workers, resourcesFolder, now }: CompatParts): Polled {
  const cards = readDialectCards(resourcesFolder).ourvidz;
  const polled = new Map<string, ReadonlySet<QueueName>>();
  return async (workerId, queue) => {
    const known = polled.get(workerId) ?? new Set();
    if (known.has(queue)) return;
    const queues = new Set([...known, queue]);
    polled.set(workerId, queues);
    const able = new Set([...queues].flatMap(modelsOf));
    await database.write(db => {
      placeDialectModels(
        db,
        workerId,
        cards.filter(({ id }) => able.has(id)),
        now(),
      );
      events.publish(db, 'studio', { type: 'worker.changed', workerId });
      db.afterCommit(() => workers.claimers.wake(workerId));
    });
  };
}
