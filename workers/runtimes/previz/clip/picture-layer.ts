import { breathe } from '../breathe.ts';
import { gouache, paintStrokes } from '../finish/paint-strokes.ts';
import { createRaster } from '../raster.ts';
import { readReference } from '../read-reference.ts';
import type { Style } from '../vocabulary/manner.ts';
import { createLayer, type Layer } from './layer.ts';
import { wideView } from './paint-layers.ts';

/** Takes a given picture as the only layer: its lower edge is near, its upper far, so that a camera move has depth. */
export async function layPicture(
  path: string,
  size: { width: number; height: number },
  style: Style,
  seed: number,
  signal: AbortSignal,
): Promise<Layer[]> {
  const { width, height, view } = wideView(size);
  const picture = await readReference(path, { width, height });
  await breathe(signal);
  const raster = createRaster(width, height, view);
  for (let i = 0, j = 0; i < raster.pixels.length; i += 4, j += 3) {
    for (let k = 0; k < 3; k++) raster.pixels[i + k] = (picture.bytes[j + k] as number) / 255;
    raster.pixels[i + 3] = 1;
  }
  if (style !== 'painting') return [createLayer(raster, [0.15, 0.95], 0, false)];
  const rounds = paintStrokes(raster, gouache, seed);
  let round = rounds.next();
  while (!round.done) {
    await breathe(signal);
    round = rounds.next();
  }
  return [createLayer(round.value, [0.15, 0.95], 0, false)];
}
