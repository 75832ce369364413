import type { Ready } from '../queue/port.ts';
import { findStanding, type Machine, type Wanted } from './evaluate.ts';
import { type Affinity, preferFor } from './prefer.ts';

/** A task that waits. */
export type Waiting = Ready & Wanted;
/** A worker, and when it will be free, in ms from now. */
export type Server = { readonly worker: Machine; readonly freeInMs: number };
/** How long a task would take on a worker that has that model loaded, in ms; null where that is not known. */
export type Expect = (task: Waiting, worker: Machine, loadedModel: string | null) => number | null;

/**
 * Plays the queue forward, each worker taking what it prefers as it becomes free, and tells for each one when it would take the target if nobody
 * else did, in ms from now. One that may not run it, or stands before something whose time is not known, is left out.
 * `waiting` comes line by line, each in its order, so that only the first of each line is ever compared.
 */
export function foretell(
  target: Waiting,
  waiting: readonly Waiting[],
  servers: readonly Server[],
  expect: Expect,
  affinity: Affinity,
  at: number,
): Map<string, number> {
  const others = waiting.filter(({ taskId }) => taskId !== target.taskId);
  const lines = [...Map.groupBy(others, ({ line }) => line).values()].map(tasks => ({ tasks, next: 0 }));
  const starts = new Map<string, number>();
  let places = servers.map(({ worker, freeInMs }) => ({
    worker,
    freeInMs,
    loaded: { modelId: worker.loadedModel, streak: 0 },
    wants: findStanding(target, worker) === null,
    lines: lines.filter(({ tasks: [first] }) => first && !findStanding(first, worker)),
  }));
  while (places.some(({ wants }) => wants)) {
    const place = places.reduce((a, b) => (b.freeInMs < a.freeInMs ? b : a));
    const { worker, freeInMs, loaded } = place;
    const prefer = preferFor(loaded, affinity, () => at + freeInMs);
    let best: { task: Waiting; from: (typeof lines)[number] | null } | null = place.wants
      ? { task: target, from: null }
      : null;
    for (const from of place.lines) {
      const task = from.tasks[from.next];
      if (task && (best === null || prefer(task, best.task) < 0)) best = { task, from };
    }
    if (best && best.from === null) {
      starts.set(worker.id, Math.round(freeInMs));
      place.wants = false;
      continue;
    }
    const took = best && expect(best.task, worker, loaded.modelId);
    if (!best?.from || took === null) {
      places = places.filter(other => other !== place);
      continue;
    }
    const { modelId } = best.task;
    best.from.next += 1;
    place.freeInMs += took;
    place.loaded = { modelId, streak: loaded.modelId === modelId ? loaded.streak + 1 : 1 };
  }
  return starts;
}
