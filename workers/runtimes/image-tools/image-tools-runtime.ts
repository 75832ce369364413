import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { ModelCard } from '../../../backend/contract/models.ts';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { Runtime, RuntimeJob, RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { enlargePicture } from './enlarge-picture.ts';

/** What computes: a change that makes other pixels of the same picture raises it. */
const VERSION = '1';
const NETWORK = 'esrgan-slim 1.0.0';

const readCard = async (folder: string): Promise<ModelCard> =>
  ModelCard.parse(JSON.parse(await readFile(path.join(folder, 'upscale.json'), 'utf8')));

async function upscale(job: RuntimeJob, report: RuntimeReport, signal: AbortSignal): Promise<RuntimeOutput> {
  const { reference } = job.inputs;
  if (reference === undefined)
    throw new Refusal({
      code: 'invalid_request',
      message: 'There is no picture to make larger.',
      issues: [{ path: 'parameters.reference', message: 'is missing' }],
    });
  const factor = job.task.parameters.upscale === '4' ? 4 : 2;
  const png = await enlargePicture(
    reference,
    factor,
    (done, all) =>
      report({
        fraction: done / all,
        step: done,
        steps: all,
        message: `Tile ${done} of ${all}, ${factor} times larger`,
      }),
    signal,
  );
  const { pages = 1 } = await sharp(reference).metadata();
  const file = path.join(job.folder, 'larger.png');
  await writeFile(file, png);
  return {
    files: [{ path: file, type: 'image/png', seed: null }],
    unmapped: pages > 1 ? [{ name: 'reference', why: `Only the first of its ${pages} frames was made larger.` }] : [],
    versions: { 'image-tools': VERSION, network: NETWORK, sharp: sharp.versions.sharp ?? 'unknown' },
  };
}

/** The built-in runtime for work on finished pictures: makes them larger on the processor, with a network that comes with the program. */
export function createImageToolsRuntime({ cardsFolder }: { readonly cardsFolder: string }): Runtime {
  return {
    name: 'image-tools',
    look: async () => ({ version: VERSION, models: [await readCard(cardsFolder)], gpus: [], loadedModel: null }),
    run: async (job, report, signal) => {
      signal.throwIfAborted();
      return await upscale(job, report, signal);
    },
  };
}
