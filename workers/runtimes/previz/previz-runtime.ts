import { Refusal } from '../../../backend/contract/problem.ts';
import type { Runtime } from '../runtime.ts';
import { makeSketch } from './make-sketch.ts';
import { readCards } from './read-cards.ts';

/** The version of the drawing itself: a change that draws the same words differently raises it. */
const VERSION = '1';

/** The built-in runtime: draws storyboard sketches and animatics on the processor, without a model. Cards come from `cardsFolder`. */
export function createPrevizRuntime({ cardsFolder }: { cardsFolder: string }): Runtime {
  const cards = readCards(cardsFolder);
  cards.catch(() => {});
  return {
    name: 'previz',
    version: VERSION,
    listModels: async () => Object.values(await cards),
    run: async (job, report, signal) => {
      signal.throwIfAborted();
      const { sketch } = await cards;
      switch (job.task.modelId) {
        case sketch.id:
          return await makeSketch(sketch, job, report, signal);
        default:
          throw new Refusal({
            code: 'no_model',
            message: `This runtime has no model called ${job.task.modelId}`,
            modelId: job.task.modelId,
          });
      }
    },
  };
}
