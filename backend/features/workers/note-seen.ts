import { Refusal } from '../../contract/problem.ts';
import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, findWorker } from './workers-store.ts';

const WRITE_EVERY_MS = 10_000;

/**
 * Remembers that a worker was heard of; written down at most every 10 s, and at once when it was offline or has loaded another model.
 * `loadedModel` is left out by those that do not say.
 */
export function createNoteSeen({ database, events, now }: Pick<WorkerParts, 'database' | 'events' | 'now'>) {
  const seen = new Map<string, { at: number; loadedModel: string | null | undefined }>();
  return (workerId: string, loadedModel?: string | null): void => {
    const last = seen.get(workerId);
    const changed = loadedModel !== undefined && last?.loadedModel !== loadedModel;
    // The clock may have been set back.
    if (last && Math.abs(now() - last.at) < WRITE_EVERY_MS && !changed) return;
    seen.set(workerId, { at: now(), loadedModel: loadedModel === undefined ? last?.loadedModel : loadedModel });
    const write = database.write(db => {
      const wasOnline = findWorker(db, workerId)?.online ?? true;
      changeWorker(db, workerId, {
        lastSeenAt: now(),
        online: true,
        ...(loadedModel !== undefined && { loadedModel }),
      });
      if (!wasOnline || changed) events.publish(db, 'studio', { type: 'worker.changed', workerId });
    });
    write.catch((error: unknown) => {
      // A full disk is told to whoever asked for something; a sighting that was not written down is made again.
      if (!(error instanceof Refusal)) throw error;
      seen.delete(workerId);
    });
  };
}
