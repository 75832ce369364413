import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, findWorker } from './workers-store.ts';

const WRITE_EVERY_MS = 10_000;

/** Remembers that a worker was heard of; written down at most every 10 s, and at once when it was offline or has loaded another model. */
export function createNoteSeen({ database, events, now }: Pick<WorkerParts, 'database' | 'events' | 'now'>) {
  const seen = new Map<string, { at: number; loadedModel: string | null }>();
  return (workerId: string, loadedModel: string | null): void => {
    const last = seen.get(workerId);
    if (last && now() - last.at < WRITE_EVERY_MS && last.loadedModel === loadedModel) return;
    seen.set(workerId, { at: now(), loadedModel });
    void database.write(db => {
      const wasOnline = findWorker(db, workerId)?.online ?? true;
      changeWorker(db, workerId, { lastSeenAt: now(), loadedModel, online: true });
      if (!wasOnline || last?.loadedModel !== loadedModel)
        events.publish(db, 'studio', { type: 'worker.changed', workerId });
    });
  };
}
