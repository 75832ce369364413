import type { Colour } from '../colour.ts';
import { roughNoise, sampleNoise, softNoise } from '../noise.ts';
import { createRaster, type Raster } from '../raster.ts';
import { mapLuma, readHalf } from './luma-map.ts';

const paper: Colour = [0.945, 0.93, 0.895];
const graphite: Colour = [0.17, 0.17, 0.19];

/** Redraws a picture in graphite: outlines twice gone over, tones laid in slanting strokes that the paper's tooth breaks up. */
export function drawPencil(source: Raster): Raster {
  const { width, height, view } = source;
  const map = mapLuma(source, 0.0025, 0.012);
  const result = createRaster(width, height, view);
  const [c, s] = [Math.cos(-0.9), Math.sin(-0.9)];
  for (let row = 0; row < height; row++) {
    const y = view.y + row / view.scale;
    for (let column = 0; column < width; column++) {
      const x = view.x + column / view.scale;
      const i = (row * width + column) * 4;
      const light = Math.min(1, readHalf(map.narrow, map, column, row) * 1.12);
      const own = readHalf(map.own, map, column, row);
      const line =
        Math.min(1, Math.max(0, Math.abs(readHalf(map.wide, map, column, row) - own) - 0.02) * 8) *
        (own < light + 0.1 ? 1 : 0.35);
      const along = x * c + y * s;
      const across = -x * s + y * c;
      const strokes =
        sampleNoise(roughNoise, along * 0.16, across * 2.5) * 0.6 +
        sampleNoise(softNoise, along * 0.4 + 0.3, across * 5) * 0.4;
      const crossed = sampleNoise(roughNoise, across * 0.18 + 0.5, along * 2.2);
      const tooth = sampleNoise(roughNoise, x * 3.1, y * 3.1);
      const dark = (1 - light) ** 1.15;
      const tone = dark * (0.35 + 0.95 * strokes) + Math.max(0, dark - 0.55) * (crossed - 0.2) * 0.9;
      const lead = Math.min(1, Math.max(0, (tone + line * 0.8) * (0.62 + 0.6 * tooth) - 0.05));
      for (let k = 0; k < 3; k++) {
        const sheet = (paper[k] as number) * (0.97 + 0.05 * tooth);
        result.pixels[i + k] = sheet + ((graphite[k] as number) - sheet) * lead * 0.95;
      }
      result.pixels[i + 3] = 1;
    }
  }
  return result;
}
