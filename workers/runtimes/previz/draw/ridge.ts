import type { Colour } from '../colour.ts';
import { sampleNoise, softNoise } from '../noise.ts';
import { createRandom } from '../random.ts';
import type { Raster } from '../raster.ts';

/** One line of land against what lies behind it: mountains, hills, dunes or a wood's edge. */
export type Ridge = {
  readonly kind: 'ridge';
  readonly form: 'rock' | 'hills' | 'dunes' | 'pines' | 'mesas';
  /** The foot of the land, in scene units from the top. */
  readonly base: number;
  /** How high it stands above its foot, in scene units. */
  readonly rise: number;
  /** Peaks in one scene unit, about. */
  readonly pace: number;
  readonly seed: number;
  readonly colour: Colour;
  readonly lit: Colour;
  readonly haze: Colour;
  /** How much of the haze lies over it at its foot, 0-1; the crest has half of it. */
  readonly mist: number;
  /** The share of its height that is white, 0-1 from the top. */
  readonly snow: number;
  readonly light: { readonly x: number; readonly y: number };
  /** Where nearer things hide it, in scene units from the top. */
  readonly until: number;
  /** A place that the land keeps lower, as a valley that the eye goes through. */
  readonly valley?: { readonly x: number; readonly width: number; readonly depth: number };
};

type Profile = { readonly top: Float32Array; readonly slope: Float32Array };

function heightAt(ridge: Ridge, x: number, off: number): number {
  const n = (pace: number, row: number) => sampleNoise(softNoise, x * pace * ridge.pace + off, off * 3.7 + row);
  switch (ridge.form) {
    case 'rock': {
      const fold = (v: number) => 1 - Math.abs(2 * v - 1);
      const big = fold(n(0.07, 0.11));
      return 0.62 * big ** 1.25 + 0.24 * fold(n(0.21, 0.37)) + 0.1 * fold(n(0.62, 0.71)) * big + 0.06 * n(2.1, 0.93);
    }
    case 'hills':
      return 0.75 * n(0.05, 0.2) + 0.2 * n(0.13, 0.6) + 0.03 * n(0.9, 0.4);
    case 'pines':
      return 0.6 * n(0.05, 0.2) + 0.2 * n(0.16, 0.6);
    case 'dunes': {
      const wave = (x * ridge.pace + off * 5 + n(0.04, 0.3) * 1.4) % 1;
      const t = wave < 0 ? wave + 1 : wave;
      const back = t < 0.68 ? (t / 0.68) ** 1.5 : ((1 - t) / 0.32) ** 1.15;
      return back * (0.55 + 0.45 * n(0.03, 0.8)) + 0.12 * n(0.05, 0.5);
    }
    case 'mesas': {
      const v = n(0.06, 0.4);
      const step = v > 0.62 ? 1 : v > 0.52 ? 0.42 + 0.58 * Math.min(1, (v - 0.52) * 12) : v * 0.35;
      return step * (0.85 + 0.15 * n(0.02, 0.9)) + 0.05 * n(1.2, 0.1);
    }
    default:
      return ridge.form satisfies never;
  }
}

function profileOf(ridge: Ridge, target: Raster): Profile {
  const { width, view } = target;
  const off = (ridge.seed % 997) / 997;
  const top = new Float32Array(width);
  const slope = new Float32Array(width);
  for (let column = 0; column < width; column++) {
    const x = view.x + column / view.scale;
    const dip = ridge.valley
      ? 1 - ridge.valley.depth * Math.exp(-(((x - ridge.valley.x) / ridge.valley.width) ** 2))
      : 1;
    top[column] = ridge.base - ridge.rise * heightAt(ridge, x, off) * dip;
  }
  const reach = Math.max(1, Math.round(view.scale * 0.006));
  for (let column = 0; column < width; column++) {
    const left = top[Math.max(0, column - reach)] as number;
    const right = top[Math.min(width - 1, column + reach)] as number;
    slope[column] = ((right - left) * view.scale) / (2 * reach);
  }
  if (ridge.form === 'pines') addPines(top, ridge, target);
  return { top, slope };
}

function addPines(top: Float32Array, ridge: Ridge, { width, view }: Raster): void {
  const random = createRandom(ridge.seed, 'pines');
  const ground = Float32Array.from(top);
  const gap = 0.011 + ridge.rise * 0.03;
  for (let x = -0.4; x < 3.6; x += gap * random.between(0.25, 1)) {
    const tall = (0.018 + ridge.rise * 0.14) * random.between(0.5, 1.5);
    const half = tall * random.between(0.16, 0.24);
    const centre = (x - view.x) * view.scale;
    const from = Math.max(0, Math.floor(centre - half * view.scale));
    const to = Math.min(width - 1, Math.ceil(centre + half * view.scale));
    for (let column = from; column <= to; column++) {
      const out = Math.abs(column - centre) / (half * view.scale);
      const jag = Math.abs(((out * 4.3 + random.next() * 0.25) % 1) - 0.5) * 0.16;
      const at = (ground[column] as number) - tall * Math.max(0, 1 - out - jag);
      if (at < (top[column] as number)) top[column] = at;
    }
  }
}

/** Draws the ridge from its crest down, lit on the side of the light and fading into mist at its foot. */
export function drawRidge(target: Raster, ridge: Ridge): void {
  const { pixels, width, height, view } = target;
  const { top, slope } = profileOf(ridge, target);
  const off = (ridge.seed % 613) / 613;
  const soft = ridge.form === 'hills' || ridge.form === 'dunes' || ridge.form === 'pines';
  const shear = ridge.form === 'dunes' ? 0.9 : ridge.form === 'mesas' ? 0.05 : 0.55;
  const pace = soft ? 0.35 : 0.8;
  const tall = Math.max(0.04, ridge.rise);
  const body = new Float32Array(3);
  const crest = top.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = Math.min(height, Math.ceil((ridge.until - view.y) * view.scale));
  for (let row = Math.max(0, Math.floor((crest - view.y) * view.scale)); row < last; row++) {
    const y = view.y + row / view.scale;
    for (let column = 0; column < width; column++) {
      const from = y - (top[column] as number);
      const cover = Math.min(1, from * view.scale + 1);
      if (cover <= 0) continue;
      const i = (row * width + column) * 4;
      // Stone and grass are soft enough to be shaded in pairs of pixels.
      if ((column & 1) === 0 || from * view.scale < 3) shade(column, Math.max(0, from), y);
      pixels[i] = (pixels[i] as number) * (1 - cover) + (body[0] as number) * cover;
      pixels[i + 1] = (pixels[i + 1] as number) * (1 - cover) + (body[1] as number) * cover;
      pixels[i + 2] = (pixels[i + 2] as number) * (1 - cover) + (body[2] as number) * cover;
      pixels[i + 3] = (pixels[i + 3] as number) * (1 - cover) + cover;
    }
  }

  function shade(column: number, down: number, y: number): void {
    const x = view.x + column / view.scale;
    const side = ridge.light.x > x ? 1 : -1;
    const apart = Math.abs(ridge.light.x - x);
    const wave = sampleNoise(softNoise, x * pace + off, y * pace * 1.25 + off * 2);
    const facet = sampleNoise(softNoise, x * 2.2 * pace + off * 5, y * 1.5 * pace - off);
    const sheared = column + (shear * side * down + (wave - 0.5) * (soft ? 0.05 : 0.16)) * view.scale;
    const facing = (slope[Math.min(width - 1, Math.max(0, Math.round(sheared)))] as number) * -side;
    const relief = facing * (soft ? 0.7 : 0.45) + (facet - 0.5) * (soft ? 0.25 : 0.62) + 0.32;
    const lit = Math.min(1, Math.max(0, relief * (0.4 + 0.6 * Math.min(1, apart * 2.5)) + 0.06));
    const depth = Math.min(1, down / (tall * 1.1));
    const snowLine = ridge.snow * tall * (0.55 + wave * 0.9);
    const white = ridge.snow > 0 ? Math.min(1, Math.max(0, (snowLine - down) / (0.05 * tall) + facet - 0.4)) : 0;
    const fog = Math.max(0, ridge.mist * (0.4 + 0.6 * depth ** 0.9 + (wave - 0.5) * 0.14 * depth));
    const rim = Math.max(0, 1 - (down * view.scale) / 2.5) * 0.3 * Math.exp(-apart * 2);
    const relieved = lit * (0.62 + 0.38 * white);
    const veil = Math.min(1, fog);
    for (let k = 0; k < 3; k++) {
      const light = ridge.lit[k] as number;
      const haze = ridge.haze[k] as number;
      const dark = (ridge.colour[k] as number) * (1 - 0.25 * white) + white * 0.28 * haze;
      const bright = light * (1 - white) + white * (0.385 + 0.715 * light);
      const stone = dark + (bright - dark) * relieved;
      body[k] = stone + (haze - stone) * veil + rim * light;
    }
  }
}
