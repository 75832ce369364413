import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { ModelCard } from '../../../backend/contract/models.ts';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { Runtime, RuntimeJob, RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { enlargePicture } from './enlarge-picture.ts';
import { ratePicture } from './rate-picture.ts';

/** What computes: a change that makes other pixels of the same picture raises it. */
const VERSION = '1';
const NETWORK = 'esrgan-slim 1.0.0';

const readCard = async (folder: string, name: string): Promise<ModelCard> =>
  ModelCard.parse(JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8')));

function takePicture({ inputs: { reference } }: RuntimeJob): string {
  if (reference !== undefined) return reference;
  throw new Refusal({
    code: 'invalid_request',
    message: 'There is no picture to work on.',
    issues: [{ path: 'parameters.reference', message: 'is missing' }],
  });
}

async function rate(job: RuntimeJob, report: RuntimeReport, signal: AbortSignal): Promise<RuntimeOutput> {
  report({ fraction: 0, step: null, steps: null, message: 'Looks at the picture' });
  const rating = await ratePicture(takePicture(job), signal);
  return { files: [], unmapped: [], versions: { 'image-tools': VERSION }, rating };
}

async function upscale(job: RuntimeJob, report: RuntimeReport, signal: AbortSignal): Promise<RuntimeOutput> {
  const reference = takePicture(job);
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

/** The built-in runtime for work on finished pictures: makes them larger and judges what they show, on the processor, with networks that come with the program. */
export function createImageToolsRuntime({ cardsFolder }: { readonly cardsFolder: string }): Runtime {
  return {
    name: 'image-tools',
    look: async () => {
      const models = await Promise.all(['upscale', 'content-rating'].map(name => readCard(cardsFolder, name)));
      return { version: VERSION, models, gpus: [], loadedModel: null };
    },
    run: async (job, report, signal) => {
      signal.throwIfAborted();
      return await (job.task.kind === 'rate' ? rate : upscale)(job, report, signal);
    },
  };
}
