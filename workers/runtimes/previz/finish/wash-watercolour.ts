import { roughNoise, sampleNoise, softNoise } from '../noise.ts';
import { createRaster, type Raster } from '../raster.ts';
import { mapLuma, readHalf } from './luma-map.ts';

/** Turns painted strokes into thin washes on rough paper: edges darken where the water stood, pigment settles in the tooth, the sheet's margin stays bare. */
export function washWatercolour(painted: Raster): Raster {
  const { width, height, view } = painted;
  const map = mapLuma(painted, 0.003, 0.009);
  const result = createRaster(width, height, view);
  const high = height / view.scale;
  const wide = width / view.scale;
  for (let row = 0; row < height; row++) {
    const y = row / view.scale;
    for (let column = 0; column < width; column++) {
      const x = column / view.scale;
      // The wet edge wanders, so the colour is fetched from a little way off.
      const bend = sampleNoise(softNoise, x * 0.9, y * 0.9) - 0.5;
      const bend2 = sampleNoise(softNoise, x * 0.9 + 0.5, y * 0.9 + 0.3) - 0.5;
      const fromX = Math.min(width - 1, Math.max(0, Math.round(column + bend * 0.016 * view.scale)));
      const fromY = Math.min(height - 1, Math.max(0, Math.round(row + bend2 * 0.016 * view.scale)));
      const m = (fromY * width + fromX) * 4;
      const tooth = sampleNoise(roughNoise, x * 2.1, y * 2.1);
      const flow = sampleNoise(softNoise, x * 0.28 + 0.2, y * 0.28);
      const pool = Math.min(
        0.35,
        Math.abs(readHalf(map.own, map, fromX, fromY) - readHalf(map.wide, map, fromX, fromY)) * 2.6,
      );
      const density = 0.62 + 0.42 * flow + pool + (tooth - 0.5) * 0.22;
      const ragged = 0.018 + 0.05 * sampleNoise(softNoise, x * 1.3 + 0.7, y * 1.3);
      const margin = Math.min(x, y, wide - x, high - y);
      const wet = Math.min(1, Math.max(0, (margin - ragged) * 60));
      const rim = wet > 0 && wet < 1 ? 0.25 : 0;
      const i = (row * width + column) * 4;
      for (let k = 0; k < 3; k++) {
        const sheet = (k === 2 ? 0.93 : k === 1 ? 0.955 : 0.965) * (0.975 + 0.035 * tooth);
        const pigment = Math.min(1, Math.max(0.02, (painted.pixels[m + k] as number) * 0.9 + 0.1));
        result.pixels[i + k] = sheet * (1 - wet + wet * pigment ** (density + rim));
      }
      result.pixels[i + 3] = 1;
    }
  }
  return result;
}
