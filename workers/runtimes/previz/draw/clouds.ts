import type { Colour } from '../colour.ts';
import { sampleNoise, softNoise } from '../noise.ts';
import type { Raster } from '../raster.ts';
import { drawSoft } from './soft.ts';

/** Clouds of one form before the sky. */
export type Clouds = {
  readonly kind: 'clouds';
  /** Layers that run to the horizon, thin streaks, or piles that stand on it. */
  readonly form: 'layer' | 'streaks' | 'towers';
  /** How much of the sky they cover, 0-1. */
  readonly cover: number;
  readonly lit: Colour;
  readonly shade: Colour;
  readonly glow: Colour;
  readonly horizonAt: number;
  readonly light: { readonly x: number; readonly y: number };
  /** Where in the noise they lie. */
  readonly offset: number;
  readonly opacity: number;
};

type Density = (x: number, y: number) => number;

function densityOf(clouds: Clouds): Density {
  const { offset, horizonAt, form } = clouds;
  const off = offset * 7.31;
  switch (form) {
    case 'layer':
      return (x, y) => {
        const rise = 1 / (Math.abs(horizonAt - y) * 1.5 + 0.16);
        const u = (x - 0.5) * rise * 0.11 + offset;
        const v = rise * 0.2 + off;
        const bend = sampleNoise(softNoise, u * 0.7 + 0.3, v * 0.7) * 0.12;
        return (
          0.72 * sampleNoise(softNoise, u + bend, v + bend) + 0.28 * sampleNoise(softNoise, u * 3.1, v * 3.1 + off)
        );
      };
    case 'streaks':
      return (x, y) => {
        const bend = sampleNoise(softNoise, x * 0.13 + offset, y * 0.3 + off) * 0.25;
        return (
          0.65 * sampleNoise(softNoise, x * 0.1 + off + bend, y * 0.85 - x * 0.12 + offset + bend * 0.4) +
          0.35 * sampleNoise(softNoise, x * 0.5 + bend, y * 3.2 - x * 0.5)
        );
      };
    case 'towers':
      return (x, y) => {
        const bend = sampleNoise(softNoise, x * 0.5 + off, y * 0.5) * 0.06;
        const d =
          0.66 * sampleNoise(softNoise, x * 0.3 + offset + bend, y * 0.42 + off) +
          0.34 * sampleNoise(softNoise, x * 1.05 - bend, y * 1.3 + offset);
        const above = (horizonAt - y) / Math.max(0.2, horizonAt);
        return d + 0.24 - 0.62 * Math.max(0, above - 0.1) - 2.4 * Math.max(0, 0.1 - above);
      };
    default:
      return form satisfies never;
  }
}

/** Draws the clouds over what is there. */
export function drawClouds(target: Raster, clouds: Clouds): void {
  const density = densityOf(clouds);
  const threshold = 1 - clouds.cover;
  const area = { from: target.view.y, to: clouds.horizonAt + 0.02, cell: target.view.scale / 250 };
  drawSoft(target, area, (x, y, out, at) => {
    const fade = Math.min(1, Math.max(0, (clouds.horizonAt - y) / 0.03 + 0.4));
    const d = density(x, y);
    const thick = (d - threshold) / 0.3;
    if (fade === 0 || thick <= 0) return;
    const dx = clouds.light.x - x;
    const dy = clouds.light.y - y;
    const far = Math.sqrt(dx * dx + dy * dy) + 1e-4;
    const step = 0.035 / far;
    const slope = (d - density(x + dx * step, y + dy * step)) * 4.5;
    const near = Math.exp(-far * 2.4);
    const lining = Math.max(0, 1 - thick) * near * 0.6;
    const lit = Math.min(1.05, Math.max(0, 0.4 + slope + near * 0.2 - Math.max(0, thick - 0.5) * 0.3));
    const alpha = Math.min(1, thick * 1.25) ** 1.3 * clouds.opacity * fade;
    for (let k = 0; k < 3; k++) {
      const glow = clouds.glow[k] as number;
      const tone = (clouds.shade[k] as number) + ((clouds.lit[k] as number) - (clouds.shade[k] as number)) * lit;
      out[at + k] = (tone + (glow - tone) * near * 0.4 + lining * glow) * alpha;
    }
    out[at + 3] = alpha;
  });
}
