import type { Colour } from '../colour.ts';
import { sampleNoise, softNoise } from '../noise.ts';
import type { Raster } from '../raster.ts';
import { drawSoft } from './soft.ts';

/** Shafts of light that fan out from a point. */
export type Rays = {
  readonly kind: 'rays';
  readonly x: number;
  readonly y: number;
  readonly colour: Colour;
  readonly power: number;
  /** How far they reach, in scene units. */
  readonly reach: number;
  /** Where they point, in degrees (90 is down), and how wide the fan is. */
  readonly angle: number;
  readonly spread: number;
  readonly offset: number;
};

/** Adds the shafts to what is there. */
export function drawRays(target: Raster, rays: Rays): void {
  const bottom = target.view.y + target.height / target.view.scale;
  const centre = (rays.angle * Math.PI) / 180;
  const half = (rays.spread * Math.PI) / 360;
  drawSoft(target, { from: target.view.y, to: bottom, cell: target.view.scale / 256 }, (x, y, out, at) => {
    const dx = x - rays.x;
    const dy = y - rays.y;
    const far = Math.sqrt(dx * dx + dy * dy);
    let turn = Math.atan2(dy, dx) - centre;
    turn = Math.atan2(Math.sin(turn), Math.cos(turn));
    const inside = 1 - (turn / half) ** 2;
    if (inside <= 0 || far > rays.reach) return;
    const bands =
      sampleNoise(softNoise, turn * 0.55 + rays.offset, rays.offset) * 0.65 +
      sampleNoise(softNoise, turn * 1.7, rays.offset + 0.4) * 0.35;
    const dust = 0.7 + 0.5 * sampleNoise(softNoise, x * 0.8, y * 0.8);
    const shaft = Math.max(0, bands - 0.42) * 2.2;
    const fall = (1 - far / rays.reach) ** 1.4 * Math.min(1, far * 9 + 0.2);
    const light = shaft * inside * fall * dust * rays.power;
    for (let k = 0; k < 3; k++) out[at + k] = (rays.colour[k] as number) * light;
  });
}
