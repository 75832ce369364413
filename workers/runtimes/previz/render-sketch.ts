import sharp from 'sharp';
import type { RuntimeReport } from '../runtime.ts';
import { breathe } from './breathe.ts';
import { drawFalling } from './draw/falling.ts';
import { applyStyle, gradeOf } from './finish/apply-style.ts';
import { gradePicture } from './finish/grade.ts';
import { followReference } from './follow-reference.ts';
import { makePreview } from './make-preview.ts';
import { addLight, paintRough, paintScene } from './paint-scene.ts';
import type { Raster } from './raster.ts';
import type { ReferencePicture } from './read-reference.ts';
import type { Scene } from './scene.ts';

/** A reference picture of the sketch's size, and how much of it may change. */
export type SketchReference = { readonly picture: ReferencePicture; readonly change: number };

/** Paints a scene and gives a PNG; tells each step, with a preview after each that changes the picture. */
export async function renderSketch(
  scene: Scene,
  size: { width: number; height: number },
  reference: SketchReference | null,
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<Buffer> {
  const finish = { style: scene.style, palette: scene.palette, contrast: scene.contrast, seed: scene.seed };
  const grade = gradeOf(finish);
  const tell = (fraction: number, message: string, preview?: Uint8Array<ArrayBuffer>) =>
    report({ fraction, step: null, steps: null, message }, preview);

  const rough = await paintRough(scene, size, signal);
  tell(0.12, 'Composing', await makePreview(rough, grade, scene.seed));

  const picture = await paintScene(scene, size, signal, fraction => tell(0.12 + 0.42 * fraction, 'Composing'));
  await breathe(signal);
  // Rain is laid over paint; a pen draws it with the rest.
  const overPaint = scene.style === 'painting' || scene.style === 'watercolour';
  const letFall = (target: Raster) => {
    for (const falling of scene.falling) drawFalling(target, falling, 0);
  };
  if (!overPaint) letFall(picture);
  if (reference) followReference(picture, reference.picture, reference.change);
  addLight(picture);
  tell(0.6, 'Light', await makePreview(picture, grade, scene.seed));

  await breathe(signal);
  const rounds = applyStyle(picture, finish);
  let round = rounds.next();
  while (!round.done) {
    tell(0.6 + 0.25 * round.value, 'Finishing');
    await breathe(signal);
    round = rounds.next();
  }
  if (overPaint) letFall(round.value);
  tell(0.88, 'Finishing');
  const bytes = gradePicture(round.value, grade, scene.seed);
  await breathe(signal);
  // Grain does not compress: level 3 takes a third of the time of level 6 for a tenth more bytes.
  const png = await sharp(bytes, { raw: { ...size, channels: 3 } })
    .png({ compressionLevel: 3, adaptiveFiltering: false })
    .toBuffer();
  signal.throwIfAborted();
  return png;
}
