import type { Colour } from '../colour.ts';
import type { Raster } from '../raster.ts';
import { drawSoft } from './soft.ts';

/** A sky of four colours from the zenith to the horizon, with light spreading from one point. */
export type Sky = {
  readonly kind: 'sky';
  readonly zenith: Colour;
  readonly middle: Colour;
  readonly horizon: Colour;
  readonly glow: Colour;
  /** Where the horizon lies, in scene units from the top. */
  readonly horizonAt: number;
  readonly light: { readonly x: number; readonly y: number };
  /** How far the light spreads, in scene units. */
  readonly spread: number;
  /** 0 is no glow, 1 is a low sun. */
  readonly strength: number;
};

const ease = (t: number) => t * t * (3 - 2 * t);

/** Fills the raster with the sky. */
export function drawSky(target: Raster, sky: Sky): void {
  const bottom = target.view.y + target.height / target.view.scale;
  const area = { from: target.view.y, to: bottom, cell: target.view.scale / 200 };
  drawSoft(target, area, (x, y, out, at) => {
    const up = Math.min(1, Math.max(0, y / Math.max(0.05, sky.horizonAt)));
    const high = up < 0.55;
    const t = high ? ease(up / 0.55) : ease((up - 0.55) / 0.45);
    const [from, to] = high ? [sky.zenith, sky.middle] : [sky.middle, sky.horizon];
    const dx = x - sky.light.x;
    const dy = (y - sky.light.y) * 1.35;
    // A thin band of light lies along the horizon on the light's side.
    const band = Math.exp(-(((y - sky.horizonAt) / 0.13) ** 2)) * 0.35 * sky.strength;
    const halo = Math.exp((-Math.sqrt(dx * dx + dy * dy) / sky.spread) * 2.2) * sky.strength;
    const glow = Math.min(0.95, halo + band * Math.exp(-Math.abs(dx) / (sky.spread * 1.6)));
    for (let k = 0; k < 3; k++) {
      const tone = (from[k] as number) + ((to[k] as number) - (from[k] as number)) * t;
      out[at + k] = tone + ((sky.glow[k] as number) - tone) * glow;
    }
    out[at + 3] = 1;
  });
}
