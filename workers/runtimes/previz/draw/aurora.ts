import type { Colour } from '../colour.ts';
import { sampleNoise, softNoise } from '../noise.ts';
import type { Raster } from '../raster.ts';
import { drawSoft } from './soft.ts';

/** Curtains of northern light. */
export type Aurora = {
  readonly kind: 'aurora';
  readonly low: Colour;
  readonly high: Colour;
  readonly horizonAt: number;
  readonly offset: number;
  readonly power: number;
};

/** Adds three curtains, each bright at its lower hem and torn into rays upwards. */
export function drawAurora(target: Raster, aurora: Aurora): void {
  const { horizonAt, offset, low, high } = aurora;
  drawSoft(target, { from: target.view.y, to: horizonAt, cell: target.view.scale / 300 }, (x, y, out, at) => {
    for (let curtain = 0; curtain < 3; curtain++) {
      const own = offset + curtain * 0.37;
      const sway = sampleNoise(softNoise, x * 0.12 + own, own * 3) + 0.3 * sampleNoise(softNoise, x * 0.45 + own, own);
      const hem = horizonAt * (0.16 + curtain * 0.17 + sway * 0.55);
      const up = (hem - y) / (horizonAt * (0.5 + 0.16 * curtain));
      if (up < -0.05 || up > 1) continue;
      const rays = 0.35 + 0.9 * sampleNoise(softNoise, x * 1.6 + own + up * 0.05, own) ** 1.5;
      const body = up < 0 ? 1 + up * 20 : (1 - up) ** 2.2;
      const light = body * rays * aurora.power * (0.9 - curtain * 0.2);
      for (let k = 0; k < 3; k++)
        out[at + k] =
          (out[at + k] as number) +
          ((low[k] as number) + ((high[k] as number) - (low[k] as number)) * Math.min(1, up * 1.4)) * light;
    }
  });
}
