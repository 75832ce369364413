import type { Colour } from '../colour.ts';
import { roughNoise, sampleNoise, softNoise } from '../noise.ts';
import type { Raster } from '../raster.ts';

/** Still or moving water below a line; it mirrors what was drawn above it. */
export type Water = {
  readonly kind: 'water';
  /** The far shore, in scene units from the top. */
  readonly from: number;
  readonly colour: Colour;
  readonly light: { readonly x: number; readonly y: number };
  readonly glitter: Colour;
  /** 0 is a mirror, 1 is a rough sea. */
  readonly chop: number;
  /** How strongly the light lies on it, 0-1. */
  readonly shine: number;
  readonly offset: number;
};

/** Draws the water from its far shore down, reading its mirror image from `behind`. */
export function drawWater(target: Raster, water: Water, behind: Raster): void {
  const { width, height, view, pixels } = target;
  const mirror = behind.pixels;
  const shore = (water.from - view.y) * view.scale;
  const deepest = Math.max(0.1, 1.1 - water.from);
  // Ripples and grains are wide enough to be worked out for pairs of pixels, which halves the time.
  const stride = view.scale >= 400 ? 2 : 1;
  for (let row = Math.max(0, Math.floor(shore)); row < height; row++) {
    const y = view.y + row / view.scale;
    const down = Math.max(0.0008, y - water.from);
    const near = Math.min(1, down / deepest);
    const rise = 1 / (down + 0.022);
    const v = rise * 0.06;
    const sway = (0.004 + 0.05 * near) * (0.25 + water.chop);
    const deep = Math.min(1, 0.12 + 0.62 * near + 0.2 * water.chop * near);
    for (let column = 0; column < width; column += stride) {
      const x = view.x + column / view.scale;
      const u = (x - water.light.x) * rise * 0.028 + 0.5;
      const swell = sampleNoise(softNoise, u * 0.8 + water.offset, v * 2.6 + water.offset);
      const ripple = sampleNoise(roughNoise, u * 1.7 + water.offset * 3, v * 9 + down * 1.3);
      const shift = (swell - 0.5) * 0.8 + (ripple - 0.5) * 0.6;
      const mx = Math.min(width - 1, Math.max(0, Math.round(column + shift * sway * 0.35 * view.scale)));
      const my = Math.min(
        shore,
        Math.max(0, Math.round(2 * shore - row - Math.abs(shift) * sway * 2.4 * view.scale - 1)),
      );
      const m = ((my < 0 ? 0 : my | 0) * width + mx) * 4;
      const wide = 0.035 + 0.2 * down + 0.07 * water.chop;
      const column2 =
        Math.exp(-(((x - water.light.x) / wide) ** 2)) + 0.18 * Math.exp(-(((x - water.light.x) / (wide * 4)) ** 2));
      const spark = Math.max(0, ripple * 0.75 + swell * 0.35 - 0.6 + 0.1 * column2) * 4.2;
      const shine = water.shine * column2 * spark * (1 - near * 0.45);
      const crest = water.chop * Math.max(0, swell * 0.6 + ripple * 0.55 - 0.84) * 2.6 * (0.3 + near);
      const trough = 1 - water.chop * 0.5 * Math.max(0, 0.5 - swell) * (0.4 + near) - 0.16 * (0.5 - ripple) * near;
      const i = (row * width + column) * 4;
      for (let k = 0; k < 3; k++) {
        const sky = mirror[m + k] as number;
        const body = (sky * (1 - deep) + ((water.colour[k] as number) * 0.75 + sky * 0.3) * deep) * trough;
        pixels[i + k] = body + shine * (water.glitter[k] as number) + crest * (water.glitter[k] as number) * 0.5;
      }
      pixels[i + 3] = 1;
      if (stride === 2 && column + 1 < width) pixels.copyWithin(i + 4, i, i + 4);
    }
  }
}
