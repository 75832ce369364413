import type { Colour } from '../colour.ts';
import { roughNoise, sampleNoise, softNoise } from '../noise.ts';
import type { Raster } from '../raster.ts';

/** Flat land running to a horizon: grass, sand, snow, stone or planks. */
export type Ground = {
  readonly kind: 'ground';
  readonly form: 'grass' | 'sand' | 'snow' | 'stone' | 'street';
  readonly from: number;
  readonly colour: Colour;
  readonly lit: Colour;
  readonly haze: Colour;
  readonly shade: Colour;
  readonly mist: number;
  readonly light: { readonly x: number; readonly y: number };
  /** A track that winds to the horizon, at this place across it. */
  readonly path: number | null;
  readonly pathColour: Colour;
  /** Walls to both sides that hide it: how far from x it reaches for each unit below the horizon. */
  readonly between: { readonly x: number; readonly reach: number } | null;
  /** How wet it is, 0-1; wet ground mirrors. */
  readonly wet: number;
  readonly offset: number;
};

const grains: Record<Ground['form'], { pace: number; contrast: number; wave: number }> = {
  grass: { pace: 1.1, contrast: 0.95, wave: 0.5 },
  sand: { pace: 0.45, contrast: 0.5, wave: 0.8 },
  snow: { pace: 0.4, contrast: 0.38, wave: 0.7 },
  stone: { pace: 0.8, contrast: 0.85, wave: 0.4 },
  street: { pace: 1.2, contrast: 0.42, wave: 0.2 },
};

/** Draws the ground from its horizon down. */
export function drawGround(target: Raster, ground: Ground, behind: Raster): void {
  const { width, height, view, pixels } = target;
  const grain = grains[ground.form];
  const horizon = (ground.from - view.y) * view.scale;
  const deepest = Math.max(0.1, 1.05 - ground.from);
  // Ripples and grains are wide enough to be worked out for pairs of pixels, which halves the time.
  const stride = view.scale >= 400 ? 2 : 1;
  for (let row = Math.max(0, Math.floor(horizon)); row < height; row++) {
    const y = view.y + row / view.scale;
    const down = Math.max(0.001, y - ground.from);
    const near = Math.min(1, down / deepest);
    const rise = 1 / (down + 0.03);
    const v = rise * 0.09;
    const fog = ground.mist * Math.exp(-near * 4.5);
    const bend = ground.path === null ? 0 : Math.sin(rise * 0.17 + ground.offset * 6) * 0.1 * (1 - near) ** 1.2;
    const middle = (ground.path ?? 0) + bend;
    const half = 0.012 + 0.2 * down;
    const [left, right] = ground.between
      ? [ground.between.x - ground.between.reach * down, ground.between.x + ground.between.reach * down]
      : [-1e3, 1e3];
    for (let column = 0; column < width; column += stride) {
      const x = view.x + column / view.scale;
      if (x < left || x > right) continue;
      const u = (x - ground.light.x) * rise * 0.05 + 0.5;
      const big = sampleNoise(softNoise, u * 0.9 + ground.offset, v * 1.7 + ground.offset);
      const fine = sampleNoise(roughNoise, u * grain.pace * 3, v * grain.pace * 7 + down * 0.8);
      const dx = x - ground.light.x;
      const pool = Math.exp(-Math.abs(dx) * 1.5) * Math.exp(-near * 1.7);
      let lit = 0.22 + 0.62 * pool + (big - 0.5) * grain.wave + (fine - 0.5) * grain.contrast * (0.35 + 0.65 * near);
      let track = 0;
      if (ground.path !== null) {
        const out = Math.abs(x - middle + (fine - 0.5) * 0.05 * (down + 0.05)) / half;
        track = Math.min(1, Math.max(0, (1 - out) * 3)) * 0.85;
        lit += track * 0.12;
      }
      lit = Math.min(1.05, Math.max(0, lit));
      const dark = Math.min(1, near * 0.75) ** 1.5;
      const i = (row * width + column) * 4;
      let wet = 0;
      let m = 0;
      if (ground.wet > 0) {
        const my = Math.max(
          0,
          Math.min(height - 1, Math.round(2 * horizon - row - (fine - 0.5) * 0.07 * near * view.scale)),
        );
        const mx = Math.min(width - 1, Math.max(0, Math.round(column + (big - 0.5) * 0.02 * view.scale)));
        m = (my * width + mx) * 4;
        wet = ground.wet * Math.min(0.85, Math.max(0, 1.5 * big - 0.25));
      }
      for (let k = 0; k < 3; k++) {
        const stuff =
          (ground.colour[k] as number) + ((ground.pathColour[k] as number) - (ground.colour[k] as number)) * track;
        const shaded = stuff * (1 - dark * 0.55) + (ground.shade[k] as number) * dark * 0.45;
        const bright = stuff * 0.35 + (ground.lit[k] as number) * (0.3 + 0.5 * stuff);
        let tone = shaded + (bright - shaded) * lit;
        tone += ((ground.haze[k] as number) - tone) * fog;
        if (wet > 0) tone = tone * (1 - wet * 0.9) + (behind.pixels[m + k] as number) * wet;
        pixels[i + k] = tone;
      }
      pixels[i + 3] = 1;
      if (stride === 2 && column + 1 < width) pixels.copyWithin(i + 4, i, i + 4);
    }
  }
}
