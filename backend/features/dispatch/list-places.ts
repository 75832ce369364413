import type { Place } from '../../contract/dispatch.ts';
import { evaluate } from '../../dispatch/evaluate.ts';
import { foretell, type Waiting } from '../../dispatch/foretell.ts';
import { AFFINITY } from '../../dispatch/prefer.ts';
import { judgeLane, type LaneTask } from '../spending/index.ts';
import type { Scene } from './read-scene.ts';

type Machine = Scene['workers'][number];

function placeOnMachine(
  scene: Scene,
  worker: Machine,
  target: Waiting,
  task: LaneTask,
  startsInMs: number | null,
): Place {
  const blocker = evaluate(target, worker);
  const never = blocker !== null && blocker.because !== 'busy';
  const takes = never ? null : scene.rangeOn(worker, target.modelId, task.asked);
  const priceMicros = scene.electricityOf(worker.id, takes?.p50 ?? null);
  return {
    worker: { id: worker.id, name: worker.name },
    lane: null,
    as: null,
    blocker,
    loadDue: !never && worker.loadedModel !== null && worker.loadedModel !== target.modelId,
    takes,
    startsInMs,
    opensAt: null,
    priceMicros,
    atMostMicros: priceMicros,
  };
}

function placeOnLane(scene: Scene, worker: Machine, task: LaneTask, at: number): Place {
  const { blocker, modelId, as, price, opensAt } = judgeLane(scene.db, task, worker, scene.workers, at);
  const opens = blocker?.because === 'not_open_yet' && opensAt !== null ? Math.max(0, opensAt - at) : null;
  const startsInMs = blocker === null ? 0 : opens;
  return {
    worker: { id: worker.id, name: worker.name },
    lane: worker.lane,
    as,
    blocker,
    loadDue: false,
    takes: startsInMs === null ? null : scene.rangeOn(worker, modelId, task.asked),
    startsInMs,
    opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
    priceMicros: price.usual ?? price.atMost,
    atMostMicros: price.atMost,
  };
}

/** How it stands between a task and every place, those that could begin it soonest first. */
export function listPlaces(scene: Scene, target: Waiting, task: LaneTask, at: number): Place[] {
  const { workers, servers, waiting, expect } = scene;
  const starts = foretell(target, waiting, servers, expect, AFFINITY, at);
  return workers
    .filter(({ lane, modelIds }) => lane === null || modelIds.length > 0) // a cloud without a key is no place yet
    .map(worker =>
      worker.lane === null
        ? placeOnMachine(scene, worker, target, task, starts.get(worker.id) ?? null)
        : placeOnLane(scene, worker, task, at),
    )
    .toSorted((a, b) => rank(a) - rank(b));
}

const LAST: ReadonlySet<string> = new Set(['model_missing', 'pinned', 'no_lane']);
const rank = ({ blocker, startsInMs }: Place): number => {
  if (startsInMs !== null) return startsInMs;
  if (blocker === null || blocker.because === 'busy') return 1e12;
  return LAST.has(blocker.because) ? 1e14 : 1e13;
};
