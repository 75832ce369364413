import { mix } from '../colour.ts';
import type { Orb } from '../draw/orb.ts';
import type { Plane } from '../scene.ts';
import { drawRock } from '../shapes/objects.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

/** Between the stars: gas, a world, its sun. */
export function composeSpace(stage: Stage): Plane[] {
  const random = stage.random('space');
  const { palette, aspect, brief, light } = stage;
  const side = light.x > aspect / 2 ? 0.2 : 0.8;
  const big = random.chance(0.5);
  const world: Orb = {
    kind: 'orb',
    form: random.chance(0.5) ? 'giant' : 'planet',
    x: aspect * side + random.between(-0.1, 0.1),
    y: big ? random.between(0.75, 1.05) : random.between(0.3, 0.7),
    radius: big ? random.between(0.4, 0.6) : random.between(0.12, 0.24),
    colour: mix(palette.accent, palette.light, 0.3),
    shade: mix(palette.shade, palette.horizon, 0.25),
    glow: mix(palette.glow, palette.accent, 0.3),
    facing: (Math.atan2(-0.3, light.x - aspect * side) * 180) / Math.PI,
    ring: !big && random.chance(0.55),
    offset: random.next(),
  };
  const moon: Orb = {
    ...world,
    form: 'planet',
    x: aspect * (1 - side) + random.between(-0.12, 0.12),
    y: random.between(0.62, 0.85),
    radius: random.between(0.02, 0.05),
    ring: false,
    offset: random.next(),
    colour: mix(palette.land, palette.light, 0.5),
  };
  const planes: Plane[] = [
    {
      name: 'stars',
      depth: 0,
      parts: [
        {
          kind: 'sky',
          zenith: palette.zenith,
          middle: palette.sky,
          horizon: mix(palette.sky, palette.zenith, 0.5),
          glow: palette.glow,
          horizonAt: 1,
          light,
          spread: 0.22,
          strength: 0.5,
        },
        ...(stage.allows('stars')
          ? [{ kind: 'stars' as const, seed: stage.seed, density: 1700, horizonAt: 1.3, tint: palette.glow, band: 0.8 }]
          : []),
        {
          kind: 'nebula',
          colours: [palette.horizon, mix(palette.accent, palette.horizon, 0.5), palette.glow],
          offset: random.next(),
          power: 0.75,
          light,
        },
      ],
    },
    {
      name: 'sun',
      depth: 0.02,
      parts: [
        {
          kind: 'orb',
          form: 'sun',
          x: light.x,
          y: light.y,
          radius: 0.014,
          colour: [1, 0.97, 0.9],
          shade: palette.sky,
          glow: palette.glow,
          facing: 0,
          ring: false,
          offset: 0,
        },
      ],
    },
  ];
  if (stage.allows('planets')) planes.push({ name: 'worlds', depth: 0.1, parts: [moon, world] });
  if (brief.moods.includes('epic') || random.chance(0.35)) {
    const inks = inksFor(stage, materials.rock, null, false);
    const stones = Array.from(
      { length: 12 },
      (): Placed => ({
        drawing: drawRock(inks, random),
        x: random.between(0, aspect),
        y: random.between(0.3, 1),
        height: random.between(0.01, 0.05) ** 1,
        flip: random.chance(0.5),
      }),
    );
    planes.push({
      name: 'stones',
      depth: 0.45,
      drift: 0.01,
      parts: [placeShapes(stage, stones, { depth: 0.9, round: 0.008, mist: 0.1 })],
    });
  }
  return planes;
}
