import type { Place } from '../../contract/dispatch.ts';
import type { Parameters } from '../../contract/parameters.ts';
import { evaluate } from '../../dispatch/evaluate.ts';
import { foretell, type Waiting } from '../../dispatch/foretell.ts';
import { AFFINITY } from '../../dispatch/prefer.ts';
import type { Scene } from './read-scene.ts';

/** How it stands between a task and every machine, those that could begin it soonest first. */
export function listPlaces(scene: Scene, target: Waiting, parameters: Parameters, at: number): Place[] {
  const { workers, servers, waiting, expect, rangeOn } = scene;
  const starts = foretell(target, waiting, servers, expect, AFFINITY, at);
  return workers
    .map(worker => {
      const blocker = evaluate(target, worker);
      const never = blocker !== null && blocker.because !== 'busy';
      return {
        worker: { id: worker.id, name: worker.name },
        blocker,
        loadDue: !never && worker.loadedModel !== null && worker.loadedModel !== target.modelId,
        takes: never ? null : rangeOn(worker, target.modelId, parameters),
        startsInMs: starts.get(worker.id) ?? null,
        priceMicros: 0,
      };
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

const rank = ({ blocker, startsInMs }: Place): number => {
  if (blocker === null || blocker.because === 'busy') return startsInMs ?? 1e12;
  return blocker.because === 'not_taking' ? 1e13 : 1e14;
};
