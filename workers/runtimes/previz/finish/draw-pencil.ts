import type { Colour } from '../colour.ts';
import { roughNoise, sampleNoise, softNoise } from '../noise.ts';
import { createRaster, type Raster } from '../raster.ts';
import { findLevels, mapLuma, readHalf } from './luma-map.ts';

const paper: Colour = [0.945, 0.93, 0.895];
const graphite: Colour = [0.16, 0.16, 0.18];

/** Redraws a picture in graphite: outlines, and tones laid in slanting strokes that the paper's tooth breaks up. */
export function drawPencil(source: Raster): Raster {
  const { width, height, view } = source;
  const map = mapLuma(source, 0.0024, 0.009);
  const [low = 0, high = 1] = findLevels(map.narrow, [0.04, 0.94]);
  const stretch = 1 / Math.max(0.12, high - low);
  const result = createRaster(width, height, view);
  const [c, s] = [Math.cos(-0.9), Math.sin(-0.9)];
  for (let row = 0; row < height; row++) {
    const y = view.y + row / view.scale;
    for (let column = 0; column < width; column++) {
      const x = view.x + column / view.scale;
      const i = (row * width + column) * 4;
      const light = Math.min(1, Math.max(0, (readHalf(map.narrow, map, column, row) - low) * stretch));
      const contour = (readHalf(map.wide, map, column, row) - readHalf(map.own, map, column, row)) * stretch;
      const line = Math.min(1, Math.max(0, contour - 0.035) * 7) + Math.min(0.3, Math.max(0, -contour - 0.07) * 2);
      const along = x * c + y * s;
      const across = -x * s + y * c;
      const strokes =
        sampleNoise(roughNoise, along * 0.3, across * 3.4) * 0.55 +
        sampleNoise(softNoise, along * 1.1 + 0.3, across * 9) * 0.45;
      const crossed = sampleNoise(roughNoise, across * 0.35 + 0.5, along * 14);
      const tooth = sampleNoise(roughNoise, x * 12, y * 12);
      const dark = (1 - light) ** 1.25;
      const tone = dark * (0.45 + 0.85 * strokes) + Math.max(0, dark - 0.5) * (crossed - 0.3) * 0.6;
      const lead = Math.min(1, Math.max(0, (tone + line * 0.8) * (0.55 + 0.7 * tooth) - 0.06));
      for (let k = 0; k < 3; k++) {
        const sheet = (paper[k] as number) * (0.97 + 0.05 * tooth);
        result.pixels[i + k] = sheet + ((graphite[k] as number) - sheet) * lead * 0.94;
      }
      result.pixels[i + 3] = 1;
    }
  }
  return result;
}
