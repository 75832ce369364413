import type { LightName } from '../vocabulary/palettes.ts';

/** How a light falls: the amounts are 0-1. */
export type Lighting = {
  readonly key: number;
  readonly ambient: number;
  /** How much comes from our side; the rest comes from behind things. */
  readonly front: number;
  readonly rim: number;
  /** What stands in the sky, and how high above the horizon at most, as a share of the sky. */
  readonly orb: 'sun' | 'moon' | null;
  readonly height: readonly [number, number];
  /** How strongly the sky glows around it. */
  readonly glow: number;
  readonly stars: number;
  /** How much distance fades things. */
  readonly air: number;
};

const under = (
  key: number,
  ambient: number,
  front: number,
  rim: number,
  orb: Lighting['orb'],
  height: readonly [number, number],
  glow: number,
  stars: number,
  air: number,
): Lighting => ({ key, ambient, front, rim, orb, height, glow, stars, air });

/** The light of each palette. */
export const lightings: Readonly<Record<LightName, Lighting>> = {
  dawn: under(0.95, 0.62, 0.25, 0.9, 'sun', [0.06, 0.28], 0.75, 0, 0.8),
  day: under(1.05, 0.66, 0.75, 0.45, 'sun', [0.55, 0.8], 0.4, 0, 0.7),
  overcast: under(0.5, 0.72, 0.7, 0.25, null, [0.5, 0.8], 0.35, 0, 0.85),
  golden: under(1.15, 0.5, 0.35, 1, 'sun', [0.12, 0.35], 0.75, 0, 0.75),
  sunset: under(1.1, 0.42, 0.12, 1.1, 'sun', [0.03, 0.24], 0.8, 0, 0.7),
  dusk: under(0.75, 0.46, 0.15, 0.8, null, [-0.02, 0.08], 0.6, 160, 0.7),
  night: under(0.6, 0.4, 0.2, 0.9, 'moon', [0.42, 0.8], 0.36, 900, 0.65),
  storm: under(0.55, 0.5, 0.3, 0.6, null, [0.1, 0.4], 0.4, 0, 0.8),
  fog: under(0.5, 0.66, 0.35, 0.4, 'sun', [0.3, 0.6], 0.4, 0, 1),
  neon: under(0.75, 0.42, 0.3, 1, null, [0.0, 0.15], 0.5, 0, 0.75),
  winter: under(0.9, 0.66, 0.5, 0.55, 'sun', [0.14, 0.45], 0.45, 0, 0.8),
  candle: under(1.0, 0.28, 0.35, 0.9, null, [0.1, 0.3], 0.6, 0, 0.6),
  indoors: under(0.9, 0.5, 0.4, 0.6, null, [0.3, 0.5], 0.5, 0, 0.6),
  underwater: under(0.7, 0.55, 0.4, 0.7, null, [0.9, 1.1], 0.5, 0, 0.95),
  space: under(1.0, 0.3, 0.25, 1.1, null, [0.3, 0.75], 0.35, 1400, 0.5),
  fire: under(1.0, 0.4, 0.2, 1.1, null, [0.0, 0.12], 0.8, 0, 0.75),
};
