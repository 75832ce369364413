import { type Colour, mix } from '../colour.ts';
import { sampleNoise, softNoise } from '../noise.ts';
import { createRandom } from '../random.ts';
import type { Raster } from '../raster.ts';
import { drawSoft } from './soft.ts';

/** A field of stars, thicker along a band. */
export type Stars = {
  readonly kind: 'stars';
  readonly seed: number;
  /** Stars in one square scene unit. */
  readonly density: number;
  readonly horizonAt: number;
  readonly tint: Colour;
  /** How bright the band of the galaxy is, 0-1. */
  readonly band: number;
};

/** Adds stars, fewer near the horizon. */
export function drawStars(target: Raster, stars: Stars): void {
  const { view } = target;
  const random = createRandom(stars.seed, 'stars');
  const tilt = random.between(-0.9, 0.9);
  const middle = random.between(0.25, 0.75);
  const bandAt = (x: number, y: number) =>
    Math.exp(-(((y - middle * stars.horizonAt - (x - 0.6) * tilt * 0.6) / 0.16) ** 2));
  if (stars.band > 0)
    drawSoft(target, { from: view.y, to: stars.horizonAt, cell: view.scale / 256 }, (x, y, out, at) => {
      const near = bandAt(x, y);
      if (near < 0.02) return;
      const dust = sampleNoise(softNoise, x * 0.6 + 0.2, y * 0.6) * sampleNoise(softNoise, x * 1.7, y * 1.7 + 0.4);
      const glow = near * (0.08 + dust * 0.5) * stars.band * 0.5;
      for (let k = 0; k < 3; k++) out[at + k] = (stars.tint[k] as number) * glow;
    });
  const count = Math.round(stars.density * 4.4);
  for (let n = 0; n < count; n++) {
    const x = random.between(-0.4, 4);
    const y = random.between(-0.15, 1) * stars.horizonAt;
    const rank = random.next() ** 9;
    const keep = random.next() < 0.35 + 0.65 * stars.band * bandAt(x, y) + 0.3 * (1 - stars.band);
    const warm = random.next();
    if (!keep) continue;
    const fade = Math.min(1, Math.max(0, (stars.horizonAt - y) / 0.25));
    const colour = mix(mix(stars.tint, [1, 1, 1], 0.55), warm > 0.75 ? [1, 0.8, 0.6] : [0.75, 0.87, 1], 0.35);
    addStar(target, x, y, (0.16 + 1.2 * rank) * fade, 0.0011 + rank * 0.0022, colour);
  }
}

function addStar(
  { width, height, view, pixels }: Raster,
  x: number,
  y: number,
  power: number,
  radius: number,
  colour: Colour,
): void {
  const r = Math.max(0.75, radius * view.scale);
  const cx = (x - view.x) * view.scale;
  const cy = (y - view.y) * view.scale;
  // A star smaller than a pixel dims instead of growing.
  const share = Math.min(1, (radius * view.scale) / 0.75) ** 0.7;
  for (let row = Math.max(0, Math.ceil(cy - 2 * r)); row < Math.min(height, cy + 2 * r); row++) {
    for (let column = Math.max(0, Math.ceil(cx - 2 * r)); column < Math.min(width, cx + 2 * r); column++) {
      const fall = Math.exp(-((column - cx) ** 2 + (row - cy) ** 2) / (r * r)) * power * share;
      const i = (row * width + column) * 4;
      for (let k = 0; k < 3; k++) pixels[i + k] = (pixels[i + k] as number) + (colour[k] as number) * fall;
    }
  }
}
