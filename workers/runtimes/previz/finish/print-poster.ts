import { type Colour, mix } from '../colour.ts';
import { roughNoise, sampleNoise } from '../noise.ts';
import type { Palette } from '../palette.ts';
import { createRaster, type Raster } from '../raster.ts';
import { findLevels, mapLuma, readHalf } from './luma-map.ts';
import { cellAt, createMips } from './mip.ts';

/** How far down the mips the local colour is taken: cells of 8 pixels at 1,024. */
const COLOUR_LEVEL = 2;

/** Prints a picture in six flat steps of lightness, each an ink of the palette tinted by the colour of what is there. */
export function printPoster(source: Raster, palette: Palette): Raster {
  const { width, height, view } = source;
  const map = mapLuma(source, 0.0026, 0.02);
  const mips = createMips(source, COLOUR_LEVEL + 1);
  const mip = mips[Math.min(mips.length - 1, COLOUR_LEVEL)] ?? source;
  const cell = width / mip.width;
  const result = createRaster(width, height, view);
  const inks: readonly Colour[] = [
    mix(palette.shade, [0.04, 0.04, 0.08], 0.5),
    mix(palette.shade, palette.zenith, 0.6),
    mix(palette.land, palette.sky, 0.5),
    mix(palette.sky, palette.haze, 0.6),
    mix(palette.horizon, palette.glow, 0.35),
    mix(palette.glow, [0.98, 0.95, 0.86], 0.6),
  ];
  // Steps at shares of the picture's own lightness, so that a night uses all inks as a day does.
  const steps = findLevels(map.narrow, [0.14, 0.34, 0.57, 0.78, 0.93]);
  for (let row = 0; row < height; row++) {
    const y = view.y + row / view.scale;
    for (let column = 0; column < width; column++) {
      const i = (row * width + column) * 4;
      const tooth = sampleNoise(roughNoise, (view.x + column / view.scale) * 2.4, y * 2.4);
      const light = readHalf(map.narrow, map, column, row) + (tooth - 0.5) * 0.012;
      let plate = 0;
      while (plate < steps.length && light > (steps[plate] as number)) plate++;
      const ink = inks[plate] ?? palette.glow;
      const level = 0.21 * ink[0] + 0.72 * ink[1] + 0.07 * ink[2];
      const m = cellAt(mip, cell, column, row);
      const own = Math.max(
        0.06,
        0.21 * (mip.pixels[m] as number) + 0.72 * (mip.pixels[m + 1] as number) + 0.07 * (mip.pixels[m + 2] as number),
      );
      const worn = 1 + (tooth - 0.5) * 0.06;
      for (let k = 0; k < 3; k++) {
        // The local hue at the plate's lightness, in three strengths.
        const tint = Math.round(((mip.pixels[m + k] as number) / own - 1) * 4) / 4;
        result.pixels[i + k] = Math.max(0, (ink[k] as number) * 0.5 + level * (1 + tint * 1.1) * 0.5) * worn;
      }
      result.pixels[i + 3] = 1;
    }
  }
  return result;
}
