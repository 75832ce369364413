import type { Colour } from '../colour.ts';
import { sampleNoise, softNoise } from '../noise.ts';
import type { Raster } from '../raster.ts';
import { drawSoft } from './soft.ts';

/** Shining gas between the stars. */
export type Nebula = {
  readonly kind: 'nebula';
  readonly colours: readonly [Colour, Colour, Colour];
  readonly offset: number;
  readonly power: number;
  readonly light: { readonly x: number; readonly y: number };
};

/** Adds the gas to what is there: folded noise, brightest near the light. */
export function drawNebula(target: Raster, nebula: Nebula): void {
  const bottom = target.view.y + target.height / target.view.scale;
  const { offset, colours, power } = nebula;
  drawSoft(target, { from: target.view.y, to: bottom, cell: target.view.scale / 340 }, (x, y, out, at) => {
    const wx = sampleNoise(softNoise, x * 0.22 + offset, y * 0.22) - 0.5;
    const wy = sampleNoise(softNoise, x * 0.22, y * 0.22 + offset * 2) - 0.5;
    const body = sampleNoise(softNoise, x * 0.26 + wx * 0.5 + offset, y * 0.26 + wy * 0.5);
    const fold = 1 - Math.abs(2 * sampleNoise(softNoise, x * 0.4 - wy * 0.8, y * 0.4 + wx * 0.8 + offset) - 1);
    const fine = sampleNoise(softNoise, x * 1.5 + wx, y * 1.5 + wy);
    const dust = sampleNoise(softNoise, x * 0.5 + wy * 0.9 + 0.5, y * 0.5 + wx * 0.6);
    const near = Math.exp(-Math.hypot(x - nebula.light.x, y - nebula.light.y) * 1.7);
    const gas = Math.max(0, body * 1.3 - 0.5 + near * 0.55) * (0.5 + 0.5 * fine) * (1 - Math.max(0, dust - 0.55) * 1.7);
    const vein = fold ** 7 * Math.max(0, body - 0.3 + near * 0.4) * 0.9;
    const [low, middle, high] = colours;
    const heat = Math.min(1, gas * 1.1 + near * 0.4);
    for (let k = 0; k < 3; k++) {
      const tone =
        heat < 0.5
          ? (low[k] as number) + ((middle[k] as number) - (low[k] as number)) * heat * 2
          : (middle[k] as number) + ((high[k] as number) - (middle[k] as number)) * (heat - 0.5) * 2;
      out[at + k] = (tone * gas * 1.25 + (high[k] as number) * vein) * power;
    }
  });
}
