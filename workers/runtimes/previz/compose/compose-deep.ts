import { mix } from '../colour.ts';
import type { Orb } from '../draw/orb.ts';
import type { Plane } from '../scene.ts';
import { drawFish, drawJellyfish } from '../shapes/creatures.ts';
import { drawRock } from '../shapes/objects.ts';
import { drawConifer, drawKelp, drawTree } from '../shapes/plants.ts';
import { corners, fill } from '../shapes/path.ts';
import { composeGround, composeRidges, materials, scatter } from './compose-land.ts';
import { composeSky } from './compose-sky.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

/** The sea from below: light from above, a reef, weed, a shoal. */
export function composeUnderwater(stage: Stage): Plane[] {
  const random = stage.random('underwater');
  const { palette, aspect, horizon } = stage;
  const inks = inksFor(stage, materials.moss, null, false);
  const shoal: Placed[] = stage.allows('fish') ? [{ drawing: drawFish(inks, random), x: aspect * random.between(0.2, 0.8), y: random.between(0.25, 0.5), height: random.between(0.12, 0.22), flip: random.chance(0.5) }] : [];
  const planes: Plane[] = [
    { name: 'water', depth: 0, parts: [{ kind: 'sky', zenith: palette.zenith, middle: palette.sky, horizon: palette.horizon, glow: palette.glow, horizonAt: horizon, light: stage.light, spread: 0.5, strength: 0.85 }] },
    ...composeRidges(stage, { forms: ['rock', 'rock', 'hills'], rise: [0.3, 0.16], material: mix(materials.rock, palette.accent, 0.18), snow: 0, pace: 2.6 }),
    composeGround(stage, 'sand', mix(materials.sand, palette.sky, 0.4), { from: horizon + 0.03 }),
    { name: 'shoal', depth: 0.4, drift: 0.02, parts: [placeShapes(stage, shoal, { depth: 0.45 })] },
    { name: 'rays', depth: 0.45, parts: [{ kind: 'rays', x: stage.light.x, y: -0.25, colour: palette.glow, power: 0.75, reach: 1.3, angle: 90, spread: 90, offset: random.next() }] },
  ];
  if (stage.allows('plant')) planes.push(scatter(stage, 'weed', [drawKelp], mix(materials.moss, palette.accent, 0.3), { count: 16, foot: [horizon + 0.06, 1.02], high: [0.08, 0.4], keepOut: 0.42, depth: 0.8 }));
  if (stage.brief.subjects.length === 0 && stage.allows('animal')) planes.push({ name: 'medusa', depth: 0.6, drift: 0.008, parts: [placeShapes(stage, [{ drawing: drawJellyfish(inks, random), x: aspect * random.between(0.25, 0.75), y: 0.36, height: 0.34 }], { depth: 0.8 })] });
  return planes;
}

/** Between the stars: gas, a world, its sun. */
export function composeSpace(stage: Stage): Plane[] {
  const random = stage.random('space');
  const { palette, aspect, brief, light } = stage;
  const side = light.x > aspect / 2 ? 0.2 : 0.8;
  const big = random.chance(0.5);
  const world: Orb = {
    kind: 'orb', form: random.chance(0.5) ? 'giant' : 'planet', x: aspect * side + random.between(-0.1, 0.1), y: big ? random.between(0.75, 1.05) : random.between(0.3, 0.7), radius: big ? random.between(0.4, 0.6) : random.between(0.12, 0.24),
    colour: mix(palette.accent, palette.light, 0.3), shade: mix(palette.shade, palette.horizon, 0.25), glow: mix(palette.glow, palette.accent, 0.3), facing: (Math.atan2(-0.3, light.x - aspect * side) * 180) / Math.PI, ring: !big && random.chance(0.55), offset: random.next(),
  };
  const moon: Orb = { ...world, form: 'planet', x: aspect * (1 - side) + random.between(-0.12, 0.12), y: random.between(0.62, 0.85), radius: random.between(0.02, 0.05), ring: false, offset: random.next(), colour: mix(palette.land, palette.light, 0.5) };
  const planes: Plane[] = [
    { name: 'stars', depth: 0, parts: [{ kind: 'sky', zenith: palette.zenith, middle: palette.sky, horizon: mix(palette.sky, palette.zenith, 0.5), glow: palette.glow, horizonAt: 1, light, spread: 0.22, strength: 0.5 }, ...(stage.allows('stars') ? [{ kind: 'stars' as const, seed: stage.seed, density: 1700, horizonAt: 1.3, tint: palette.glow, band: 0.8 }] : []), { kind: 'nebula', colours: [palette.horizon, mix(palette.accent, palette.horizon, 0.5), palette.glow], offset: random.next(), power: 0.75, light }] },
    { name: 'sun', depth: 0.02, parts: [{ kind: 'orb', form: 'sun', x: light.x, y: light.y, radius: 0.014, colour: [1, 0.97, 0.9], shade: palette.sky, glow: palette.glow, facing: 0, ring: false, offset: 0 }] },
  ];
  if (stage.allows('planets')) planes.push({ name: 'worlds', depth: 0.1, parts: [moon, world] });
  if (brief.moods.includes('epic') || random.chance(0.35)) {
    const inks = inksFor(stage, materials.rock, null, false);
    const stones = Array.from({ length: 12 }, (): Placed => ({ drawing: drawRock(inks, random), x: random.between(0, aspect), y: random.between(0.3, 1), height: random.between(0.01, 0.05) ** 1, flip: random.chance(0.5) }));
    planes.push({ name: 'stones', depth: 0.45, drift: 0.01, parts: [placeShapes(stage, stones, { depth: 0.9, round: 0.008, mist: 0.1 })] });
  }
  return planes;
}

function drawIsland(stage: Stage, x: number, y: number, wide: number, seedName: string): { body: string; top: Placed[] } {
  const random = stage.random(seedName);
  const inks = inksFor(stage, materials.rock, null, false);
  const under = Array.from({ length: 13 }, (_, i): readonly [number, number] => {
    const t = i / 12;
    const deep = Math.sin(t * Math.PI) ** 0.7 * wide * random.between(0.45, 0.95);
    return [(x - wide / 2 + t * wide) * 1000, (y + deep) * 1000];
  });
  const lawn = writeHexOf(stage, materials.grass);
  const body = fill(corners([[(x - wide / 2) * 1000, y * 1000], ...under, [(x + wide / 2) * 1000, y * 1000]]), inks.base) + `<ellipse cx="${(x * 1000).toFixed(0)}" cy="${(y * 1000).toFixed(0)}" rx="${(wide * 505).toFixed(0)}" ry="${(wide * 60).toFixed(0)}" fill="${lawn}"/>`;
  const trees = stage.allows('tree') && stage.allows('plant') ? Array.from({ length: 6 }, (): Placed => ({ drawing: (random.chance(0.6) ? drawTree : drawConifer)(inksFor(stage, materials.leaf, null, false), random), x: x + random.between(-0.42, 0.42) * wide, y: y + random.between(-0.01, 0.03) * wide, height: wide * random.between(0.16, 0.4) })) : [];
  return { body, top: trees };
}

const writeHexOf = (stage: Stage, material: readonly [number, number, number]) => inksFor(stage, material, null, false).base;

/** How high the great island floats, as a share of the horizon's height. */
export const ISLE = 0.86;

/** Above the clouds: banks of them to the horizon, islands that float. */
export function composeCloudland(stage: Stage): Plane[] {
  const random = stage.random('cloudland');
  const { palette, horizon, aspect } = stage;
  const bright = mix(palette.light, palette.horizon, 0.35);
  const bank = (i: number): Plane => ({ name: `bank ${i}`, depth: 0.2 + i * 0.22, drift: 0.008 * (i + 1), parts: [{ kind: 'clouds', form: 'towers', cover: 0.62 - i * 0.05, lit: bright, shade: mix(palette.sky, palette.haze, 0.6), glow: palette.glow, horizonAt: horizon + 0.22 + i * 0.2, light: stage.light, offset: random.next(), opacity: 0.92 }, { kind: 'fog', from: horizon + 0.1 + i * 0.14, to: horizon + 0.4 + i * 0.24, colour: mix(bright, palette.haze, 0.35), opacity: 0.8, offset: random.next() }] });
  const isles = [0, 1, 2].map(i => drawIsland(stage, aspect * (i === 0 ? 0.5 : i === 1 ? random.between(0.08, 0.24) : random.between(0.76, 0.92)), i === 0 ? stage.horizon * ISLE : horizon - 0.1 - i * 0.16 + random.between(-0.05, 0.05), i === 0 ? 0.62 * Math.min(1, aspect) : random.between(0.12, 0.22), `isle ${i}`)).reverse();
  const shapes = placeShapes(stage, isles.flatMap(isle => isle.top), { depth: 0.6, round: 0.02, mist: 0.22 });
  const peaks = composeRidges(stage, { forms: ['rock', 'rock'], rise: [0.2, 0.12], material: materials.rock, snow: 0.7, pace: 2.6, foot: 0.08 });
  const floats = random.chance(0.6) || stage.brief.subjects.some(s => s.kind === 'building');
  return [...composeSky(stage), ...(floats ? [] : peaks), bank(0), ...(floats ? [{ name: 'isles', depth: 0.5, parts: [{ ...shapes, body: isles.map(isle => isle.body).join('') + shapes.body }] }] : []), bank(1), bank(2)];
}

