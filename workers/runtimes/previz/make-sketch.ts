import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ModelCard } from '../../../backend/contract/models.ts';
import type { RuntimeJob, RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { composeScene } from './compose-scene.ts';
import { listUnheard, readBrief } from './read-brief.ts';
import { readOrder } from './read-order.ts';
import { findFacts, readReference } from './read-reference.ts';
import { renderSketch } from './render-sketch.ts';

/** Draws one storyboard frame as a PNG in the job's folder. */
export async function makeSketch(
  card: ModelCard,
  job: RuntimeJob,
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<RuntimeOutput> {
  report({ fraction: 0.01, step: null, steps: null, message: 'Reading the prompt' });
  const order = readOrder(card, job);
  const brief = readBrief(order);
  const path = job.inputs.reference;
  const picture = path === undefined ? null : await readReference(path, order.size);
  const change = picture ? order.number('strength') : 1;
  signal.throwIfAborted();
  const scene = composeScene(brief, order.seed, order.size, picture ? findFacts(picture, change) : null);
  const png = await renderSketch(scene, order.size, picture ? { picture, change } : null, report, signal);
  const file = join(job.folder, 'sketch.png');
  await writeFile(file, png);
  return {
    files: [{ path: file, type: 'image/png', seed: order.seed }],
    unmapped: listUnheard(brief),
    versions: { previz: card.version, sharp: sharp.versions.sharp ?? 'unknown' },
  };
}
