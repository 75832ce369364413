import { Refusal } from '../../contract/problem.ts';
import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, findWorker } from './workers-store.ts';

const WRITE_EVERY_MS = 10_000;
/** A clock that is set right, or set wrong, moves by more than a message takes. In ms. */
const SKEW_STEP_MS = 2_000;

/** What a worker's request tells beside what it asks for; each is left out by requests that do not say. */
export type Told = {
  readonly loadedModel?: string | null;
  /** The worker's own time when it sent it, ISO 8601. */
  readonly sentAt?: string | undefined;
};
type Seen = { readonly at: number; readonly loadedModel: string | null | undefined; readonly skew: number | undefined };

/**
 * Remembers that a worker was heard of; written down at most every 10 s, and at once when it was offline, has loaded another model,
 * or its clock was set.
 */
export function createNoteSeen({ database, events, now }: Pick<WorkerParts, 'database' | 'events' | 'now'>) {
  const seen = new Map<string, Seen>();
  return (workerId: string, { loadedModel, sentAt }: Told = {}): void => {
    const last = seen.get(workerId);
    const at = now();
    const skew = sentAt === undefined ? last?.skew : Date.parse(sentAt) - at;
    const loaded = loadedModel !== undefined && last?.loadedModel !== loadedModel;
    const set = skew !== undefined && Math.abs(skew - (last?.skew ?? Number.POSITIVE_INFINITY)) > SKEW_STEP_MS;
    // The clock may have been set back.
    if (last && Math.abs(at - last.at) < WRITE_EVERY_MS && !loaded && !set) return;
    seen.set(workerId, { at, loadedModel: loadedModel === undefined ? last?.loadedModel : loadedModel, skew });
    const write = database.write(db => {
      const wasOnline = findWorker(db, workerId)?.online ?? true;
      changeWorker(db, workerId, {
        lastSeenAt: now(),
        online: true,
        ...(loadedModel !== undefined && { loadedModel }),
        ...(skew !== undefined && { clockSkewMs: skew }),
      });
      if (!wasOnline || loaded || set) events.publish(db, 'studio', { type: 'worker.changed', workerId });
    });
    write.catch((error: unknown) => {
      // A full disk is told to whoever asked for something; a sighting that was not written down is made again.
      if (!(error instanceof Refusal)) throw error;
      seen.delete(workerId);
    });
  };
}
