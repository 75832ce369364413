import type { Colour } from '../colour.ts';
import { sampleNoise, softNoise } from '../noise.ts';
import type { Raster } from '../raster.ts';
import { drawSoft } from './soft.ts';

/** A bank of fog between two planes. */
export type Fog = {
  readonly kind: 'fog';
  readonly from: number;
  readonly to: number;
  readonly colour: Colour;
  readonly opacity: number;
  readonly offset: number;
};

/** Lays the bank over what is there: thickest in its middle, torn by noise. */
export function drawFog(target: Raster, fog: Fog): void {
  const middle = (fog.from + fog.to) / 2;
  const half = (fog.to - fog.from) / 2;
  const area = { from: fog.from, to: fog.to, cell: target.view.scale / 200 };
  drawSoft(target, area, (x, y, out, at) => {
    const body = 1 - ((y - middle) / half) ** 2;
    if (body <= 0) return;
    const big = sampleNoise(softNoise, x * 0.22 + fog.offset, y * 0.75 + fog.offset * 3);
    const small = sampleNoise(softNoise, x * 0.7, y * 1.8 + fog.offset);
    const alpha = Math.min(1, Math.max(0, body * (0.25 + big + 0.3 * small) - 0.12)) * fog.opacity;
    out[at] = fog.colour[0] * alpha;
    out[at + 1] = fog.colour[1] * alpha;
    out[at + 2] = fog.colour[2] * alpha;
    out[at + 3] = alpha;
  });
}
