import type { Worker } from '../contract/workers.ts';
import type { Ready } from '../queue/port.ts';
import { findStanding, type Wanted } from './evaluate.ts';
import { type Affinity, preferFor } from './prefer.ts';

/** A task that waits. */
export type Waiting = Ready & Wanted;
/** A worker, and when it will be free, in ms from now. */
export type Server = { readonly worker: Worker; readonly freeInMs: number };
/** How long a task would take on a worker that has that model loaded, in ms; null where that is not known. */
export type Expect = (task: Waiting, worker: Worker, loadedModel: string | null) => number | null;

/**
 * Plays the queue forward until the target is handed out: each worker, as it becomes free, takes what it prefers.
 * Null where nobody may run it, or where it stands behind something whose time is not known.
 */
export function foretell(
  target: Waiting,
  waiting: readonly Waiting[],
  servers: readonly Server[],
  expect: Expect,
  affinity: Affinity,
  at: number,
): { startsInMs: number; workerId: string } | null {
  const left = new Set([...waiting.filter(({ taskId }) => taskId !== target.taskId), target]);
  const places = servers.map(({ worker, freeInMs }) => ({
    worker,
    freeInMs,
    loaded: { modelId: worker.loadedModel, streak: 0 },
  }));
  while (places.length > 0) {
    const next = places.reduce((a, b) => (b.freeInMs < a.freeInMs ? b : a));
    const { worker, loaded } = next;
    const prefer = preferFor(loaded, affinity, () => at + next.freeInMs);
    let taken: Waiting | null = null;
    for (const task of left)
      if (!findStanding(task, worker) && (taken === null || prefer(task, taken) < 0)) taken = task;
    if (taken === target) return { startsInMs: Math.round(next.freeInMs), workerId: worker.id };
    const took = taken && expect(taken, worker, loaded.modelId);
    if (taken === null || took === null) {
      places.splice(places.indexOf(next), 1);
      continue;
    }
    left.delete(taken);
    next.freeInMs += took;
    next.loaded = { modelId: taken.modelId, streak: loaded.modelId === taken.modelId ? loaded.streak + 1 : 1 };
  }
  return null;
}
