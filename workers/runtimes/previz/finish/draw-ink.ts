import type { Colour } from '../colour.ts';
import { roughNoise, sampleNoise, softNoise } from '../noise.ts';
import { createRaster, type Raster } from '../raster.ts';
import { findLevels, mapLuma, readHalf } from './luma-map.ts';

const paper: Colour = [0.955, 0.935, 0.89];
const black: Colour = [0.075, 0.07, 0.085];

/** How dark a line of hatching is at a point: lines run at an angle (given by its sine and cosine), thicker where it is darker. */
function hatch(across: number, gap: number, dark: number): number {
  if (dark <= 0) return 0;
  const line = across / gap;
  const off = Math.abs(line - Math.floor(line) - 0.5) * 2;
  return Math.min(1, Math.max(0, (off - (1 - Math.min(0.9, dark))) * 4));
}

/** Redraws a picture in pen and brush: solid blacks, hatching in the halftones, outlines, and a thin wash of its colours. */
export function drawInk(source: Raster): Raster {
  const { width, height, view } = source;
  const map = mapLuma(source, 0.0024, 0.011);
  const [low = 0, high = 1] = findLevels(map.narrow, [0.06, 0.9]);
  const stretch = 1 / Math.max(0.12, high - low);
  const result = createRaster(width, height, view);
  for (let row = 0; row < height; row++) {
    const y = view.y + row / view.scale;
    for (let column = 0; column < width; column++) {
      const x = view.x + column / view.scale;
      const i = (row * width + column) * 4;
      const own = readHalf(map.own, map, column, row);
      const tooth = sampleNoise(roughNoise, x * 1.9, y * 1.9);
      const tone = (readHalf(map.narrow, map, column, row) - low) * stretch + (tooth - 0.5) * 0.08;
      const edge = Math.max(0, (readHalf(map.wide, map, column, row) - own) * stretch - 0.05) * 5;
      const solid = Math.min(1, Math.max(0, (0.17 - tone) * 12));
      const wobble = (sampleNoise(softNoise, x * 0.5, y * 0.5) - 0.5) * 0.022;
      const first = hatch(x * 0.62 + y * 0.78 + wobble, 0.0074, (0.66 - tone) * 1.1);
      const second = hatch(x * -0.66 + y * 0.75 + wobble, 0.0074, (0.38 - tone) * 1.5);
      const dry = 0.6 + 0.55 * tooth;
      const ink = Math.min(1, Math.max(solid, Math.max(first, second) * 0.8, Math.min(1, edge)) * dry + solid * 0.4);
      const wash = 0.34 + 0.14 * sampleNoise(softNoise, x * 0.5, y * 0.5);
      for (let k = 0; k < 3; k++) {
        const bright = Math.min(1, 0.62 + ((source.pixels[i + k] as number) - own) * 0.9 + tone * 0.36);
        const tint = (paper[k] as number) * (1 - wash + wash * Math.max(0.3, bright));
        result.pixels[i + k] = tint + ((black[k] as number) - tint) * ink;
      }
      result.pixels[i + 3] = 1;
    }
  }
  return result;
}
