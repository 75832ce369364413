import type { Runtime } from '../runtimes/runtime.ts';
import type { Sight } from './look-at.ts';
import type { Registered } from './register.ts';

/** What a place may be asked for by the studio's ids, each with the runtime that knows it by its own name. */
export type Offer = ReadonlyMap<string, Runtime>;

/** A runtime that is told its own name of the model where the studio has another for it. */
const underOwnName = (runtime: Runtime, own: string | null): Runtime =>
  own === null
    ? runtime
    : {
        ...runtime,
        run: (job, report, signal) => runtime.run({ ...job, task: { ...job.task, modelId: own } }, report, signal),
      };

/** Finds for each of the studio's ids who runs it here; of two with the same bytes the first. */
export function chooseRuntimes({ seen }: Sight, models: Registered['models']): Offer {
  const offer = new Map<string, Runtime>();
  for (const { own, id, runtime: name } of models) {
    const runtime = seen.find(({ runtime }) => runtime.name === name)?.runtime;
    if (runtime && !offer.has(id)) offer.set(id, underOwnName(runtime, own));
  }
  return offer;
}
