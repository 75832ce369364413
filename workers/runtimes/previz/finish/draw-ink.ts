import type { Colour } from '../colour.ts';
import { roughNoise, sampleNoise, softNoise } from '../noise.ts';
import { createRaster, type Raster } from '../raster.ts';
import { mapLuma, readHalf } from './luma-map.ts';

const paper: Colour = [0.955, 0.935, 0.89];
const black: Colour = [0.075, 0.07, 0.085];

/** How dark a line of hatching is at a point: lines run at an angle, thicker where it is darker. */
function hatch(x: number, y: number, angle: number, gap: number, dark: number): number {
  if (dark <= 0) return 0;
  const wobble = (sampleNoise(softNoise, x * 0.35, y * 0.35) - 0.5) * gap * 1.6;
  const across = (x * Math.sin(angle) + y * Math.cos(angle) + wobble) / gap;
  const off = Math.abs(across - Math.floor(across) - 0.5) * 2;
  const thick = Math.min(0.95, dark * 1.15);
  return Math.min(1, Math.max(0, (off - (1 - thick)) * 5));
}

/** Redraws a picture in pen and brush: solid blacks, hatching in the halftones, outlines, and a thin wash of its colours. */
export function drawInk(source: Raster): Raster {
  const { width, height, view } = source;
  const map = mapLuma(source, 0.0022, 0.02);
  const result = createRaster(width, height, view);
  for (let row = 0; row < height; row++) {
    const y = view.y + row / view.scale;
    for (let column = 0; column < width; column++) {
      const x = view.x + column / view.scale;
      const i = (row * width + column) * 4;
      const light = readHalf(map.narrow, map, column, row);
      const around = readHalf(map.wide, map, column, row);
      const tooth = sampleNoise(roughNoise, x * 1.9, y * 1.9);
      const tone = Math.min(1, light * 1.3 + 0.03) + (tooth - 0.5) * 0.07;
      const edge = Math.max(0, around - readHalf(map.own, map, column, row) - 0.035) * 5.5;
      const solid = Math.min(1, Math.max(0, (0.2 - tone) * 14));
      const first = hatch(x, y, 0.72, 0.0085, (0.62 - tone) * 1.5);
      const second = hatch(x, y, 2.2, 0.0085, (0.4 - tone) * 1.9);
      const dry = 0.55 + 0.6 * tooth;
      const ink = Math.min(1, Math.max(solid, Math.max(first, second) * 0.86, edge) * dry + solid * 0.4);
      const wash = 0.3 + 0.12 * sampleNoise(softNoise, x * 0.5, y * 0.5);
      for (let k = 0; k < 3; k++) {
        const tint =
          (paper[k] as number) * (1 - wash) +
          Math.min(1, (source.pixels[i + k] as number) * 0.75 + 0.32) * (paper[k] as number) * wash;
        result.pixels[i + k] = tint + ((black[k] as number) - tint) * ink;
      }
      result.pixels[i + 3] = 1;
    }
  }
  return result;
}
