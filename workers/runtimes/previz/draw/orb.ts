import type { Colour } from '../colour.ts';
import { sampleNoise, softNoise } from '../noise.ts';
import type { Raster } from '../raster.ts';

/** A sun, a moon or a planet: a disc with its own light. */
export type Orb = {
  readonly kind: 'orb';
  readonly form: 'sun' | 'moon' | 'planet' | 'giant';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: Colour;
  readonly shade: Colour;
  readonly glow: Colour;
  /** Where its day side looks, in degrees; a moon's phase and a planet's terminator. */
  readonly facing: number;
  readonly ring: boolean;
  readonly offset: number;
};

function surfaceTone(orb: Orb, u: number, v: number): number {
  switch (orb.form) {
    case 'sun':
      return 1;
    case 'moon':
      return 0.72 + 0.34 * sampleNoise(softNoise, u * 0.13 + orb.offset, v * 0.13);
    case 'planet':
      return 0.35 + 0.9 * sampleNoise(softNoise, u * 0.22 + orb.offset, v * 0.22 + orb.offset);
    case 'giant': {
      const swirl = sampleNoise(softNoise, u * 0.12 + orb.offset, v * 0.3) * 0.1;
      return 0.4 + 0.8 * sampleNoise(softNoise, orb.offset + u * 0.02, v * 0.42 + swirl);
    }
    default:
      return orb.form satisfies never;
  }
}

function drawDisc(target: Raster, orb: Orb): void {
  const { width, height, view, pixels } = target;
  const cx = (orb.x - view.x) * view.scale;
  const cy = (orb.y - view.y) * view.scale;
  const r = orb.radius * view.scale;
  const lx = Math.cos((orb.facing * Math.PI) / 180);
  const ly = Math.sin((orb.facing * Math.PI) / 180);
  const solid = orb.form === 'planet' || orb.form === 'giant';
  for (let row = Math.max(0, Math.floor(cy - r - 1)); row < Math.min(height, cy + r + 2); row++) {
    for (let column = Math.max(0, Math.floor(cx - r - 1)); column < Math.min(width, cx + r + 2); column++) {
      const u = (column - cx) / r;
      const v = (row - cy) / r;
      const d = Math.sqrt(u * u + v * v);
      const cover = Math.min(1, Math.max(0, (1 - d) * r + 0.5));
      if (cover === 0) continue;
      const z = Math.sqrt(Math.max(0, 1 - d * d));
      const bulge = 1 / (0.45 + 0.55 * z);
      const tone = surfaceTone(orb, u * bulge, v * bulge);
      const day = solid ? Math.min(1, Math.max(0, u * lx * 0.9 + v * ly * 0.9 + z * 0.32 + 0.08)) : 1;
      const rim = solid ? (1 - z) ** 2.5 * Math.max(0, u * lx + v * ly + 0.25) * 1.1 : 0;
      const i = (row * width + column) * 4;
      const power = orb.form === 'sun' ? 1.7 : orb.form === 'moon' ? 1.05 : 1;
      for (let k = 0; k < 3; k++) {
        const body =
          (orb.shade[k] as number) * 0.6 + ((orb.colour[k] as number) * tone - (orb.shade[k] as number) * 0.6) * day;
        const value = (solid ? body : (orb.colour[k] as number) * tone) * power + rim * (orb.glow[k] as number);
        pixels[i + k] = (pixels[i + k] as number) * (1 - cover) + value * cover;
      }
      pixels[i + 3] = Math.max(pixels[i + 3] as number, cover);
    }
  }
}

function drawHalo(target: Raster, orb: Orb): void {
  const reach = orb.radius * (orb.form === 'sun' ? 7 : orb.form === 'moon' ? 5 : 1.5);
  const power = orb.form === 'sun' ? 0.55 : orb.form === 'moon' ? 0.32 : 0.3;
  addGlow(target, { x: orb.x, y: orb.y, radius: reach, colour: orb.glow, power });
}

/** Adds a soft round light to what is there. */
export function addGlow(
  { width, height, view, pixels }: Raster,
  glow: { x: number; y: number; radius: number; colour: Colour; power: number },
): void {
  const cx = (glow.x - view.x) * view.scale;
  const cy = (glow.y - view.y) * view.scale;
  const r = glow.radius * view.scale;
  for (let row = Math.max(0, Math.ceil(cy - r)); row < Math.min(height, cy + r); row++) {
    for (let column = Math.max(0, Math.ceil(cx - r)); column < Math.min(width, cx + r); column++) {
      const d2 = ((column - cx) ** 2 + (row - cy) ** 2) / (r * r);
      if (d2 >= 1) continue;
      const fall = (1 - d2) ** 2 / (1 + 22 * d2);
      const i = (row * width + column) * 4;
      pixels[i] = (pixels[i] as number) + glow.colour[0] * fall * glow.power;
      pixels[i + 1] = (pixels[i + 1] as number) + glow.colour[1] * fall * glow.power;
      pixels[i + 2] = (pixels[i + 2] as number) + glow.colour[2] * fall * glow.power;
    }
  }
}

function drawRing(target: Raster, orb: Orb, front: boolean): void {
  const { width, height, view, pixels } = target;
  const tilt = 0.42;
  const [ca, sa] = [Math.cos(-0.38), Math.sin(-0.38)];
  const reach = orb.radius * 2.3;
  const [cx, cy, r] = [(orb.x - view.x) * view.scale, (orb.y - view.y) * view.scale, reach * view.scale];
  for (let row = Math.max(0, Math.floor(cy - r)); row < Math.min(height, cy + r); row++) {
    for (let column = Math.max(0, Math.floor(cx - r)); column < Math.min(width, cx + r); column++) {
      const u = ((column - cx) * ca + (row - cy) * sa) / (orb.radius * view.scale);
      const v = (-(column - cx) * sa + (row - cy) * ca) / (orb.radius * view.scale * tilt);
      if (v > 0 !== front) continue;
      const d = Math.sqrt(u * u + v * v);
      if (d < 1.3 || d > 2.25) continue;
      const edge = Math.min(1, (d - 1.3) * 14) * Math.min(1, (2.25 - d) * 6);
      const alpha = edge * (0.2 + 0.75 * sampleNoise(softNoise, d * 0.55 + orb.offset, 0.3)) * 0.8;
      const i = (row * width + column) * 4;
      for (let k = 0; k < 3; k++)
        pixels[i + k] = (pixels[i + k] as number) * (1 - alpha) + (orb.glow[k] as number) * 0.85 * alpha;
      pixels[i + 3] = (pixels[i + 3] as number) * (1 - alpha) + alpha;
    }
  }
}

/** Draws the orb with its halo. */
export function drawOrb(target: Raster, orb: Orb): void {
  drawHalo(target, orb);
  if (orb.ring) drawRing(target, orb, false);
  drawDisc(target, orb);
  if (orb.ring) drawRing(target, orb, true);
}
