import { Refusal } from '../../../backend/contract/problem.ts';
import type { Runtime } from '../runtime.ts';
import { type Ffmpeg, findFfmpeg } from './clip/find-ffmpeg.ts';
import { makeAnimatic } from './make-animatic.ts';
import { makeSketch } from './make-sketch.ts';
import { readCards } from './read-cards.ts';
import { warmUp } from './warm-up.ts';

/** The version of the drawing itself: a change that draws the same words differently raises it. */
const VERSION = '1';

/** What the runtime needs: the folder of the model cards, and an ffmpeg where it shall not look for one itself (null: do without). */
export type PrevizOptions = { readonly cardsFolder: string; readonly ffmpeg?: Ffmpeg | null };

/** The built-in runtime: draws storyboard sketches and animatics on the processor, without a model and without a download. */
export function createPrevizRuntime(options: PrevizOptions): Runtime {
  const cards = readCards(options.cardsFolder);
  // Whoever asks for them first hears of the failure.
  cards.catch(() => {});
  let ffmpeg: Promise<Ffmpeg | null> | null = null;
  let _warming: Promise<void> | null = null;
  const findOnce = () => {
    // A failure is not kept: the setting may have been mended by the next clip.
    ffmpeg ??= (options.ffmpeg === undefined ? findFfmpeg() : Promise.resolve(options.ffmpeg)).catch(error => {
      ffmpeg = null;
      throw error;
    });
    return ffmpeg;
  };
  return {
    name: 'previz',
    look: async () => {
      _warming ??= warmUp(new AbortController().signal);
      return { version: VERSION, models: Object.values(await cards), gpus: [], loadedModel: null };
    },
    run: async (job, report, signal) => {
      signal.throwIfAborted();
      const { sketch, animatic } = await cards;
      switch (job.task.modelId) {
        case sketch.id:
          return await makeSketch(sketch, job, report, signal);
        case animatic.id:
          return await makeAnimatic(animatic, job, await findOnce(), report, signal);
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
