import { mix } from '../colour.ts';
import type { Plane } from '../scene.ts';
import { corners, fill } from '../shapes/path.ts';
import { drawConifer, drawTree } from '../shapes/trees.ts';
import { composeRidges } from './compose-ridges.ts';
import { composeSky } from './compose-sky.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

function drawIsland(
  stage: Stage,
  x: number,
  y: number,
  wide: number,
  seedName: string,
): { body: string; top: Placed[] } {
  const random = stage.random(seedName);
  const inks = inksFor(stage, materials.rock, null, false);
  const under = Array.from({ length: 13 }, (_, i): readonly [number, number] => {
    const t = i / 12;
    const deep = Math.sin(t * Math.PI) ** 0.7 * wide * random.between(0.45, 0.95);
    return [(x - wide / 2 + t * wide) * 1000, (y + deep) * 1000];
  });
  const lawn = writeHexOf(stage, materials.grass);
  const body =
    fill(corners([[(x - wide / 2) * 1000, y * 1000], ...under, [(x + wide / 2) * 1000, y * 1000]]), inks.base) +
    `<ellipse cx="${(x * 1000).toFixed(0)}" cy="${(y * 1000).toFixed(0)}" rx="${(wide * 505).toFixed(0)}" ry="${(wide * 60).toFixed(0)}" fill="${lawn}"/>`;
  const trees =
    stage.allows('tree') && stage.allows('plant')
      ? Array.from(
          { length: 6 },
          (): Placed => ({
            drawing: (random.chance(0.6) ? drawTree : drawConifer)(inksFor(stage, materials.leaf, null, false), random),
            x: x + random.between(-0.42, 0.42) * wide,
            y: y + random.between(-0.01, 0.03) * wide,
            height: wide * random.between(0.16, 0.4),
          }),
        )
      : [];
  return { body, top: trees };
}

const writeHexOf = (stage: Stage, material: readonly [number, number, number]) =>
  inksFor(stage, material, null, false).base;

/** How high the great island floats, as a share of the horizon's height. */
export const ISLE = 0.86;

/** Above the clouds: banks of them to the horizon, islands that float. */
export function composeCloudland(stage: Stage): Plane[] {
  const random = stage.random('cloudland');
  const { palette, horizon, aspect } = stage;
  const bright = mix(palette.light, palette.horizon, 0.35);
  const bank = (i: number): Plane => ({
    name: `bank ${i}`,
    depth: 0.2 + i * 0.22,
    drift: 0.008 * (i + 1),
    parts: [
      {
        kind: 'clouds',
        form: 'towers',
        cover: 0.62 - i * 0.05,
        lit: bright,
        shade: mix(palette.sky, palette.haze, 0.6),
        glow: palette.glow,
        horizonAt: horizon + 0.22 + i * 0.2,
        light: stage.light,
        offset: random.next(),
        opacity: 0.92,
      },
      {
        kind: 'fog',
        from: horizon + 0.1 + i * 0.14,
        to: horizon + 0.4 + i * 0.24,
        colour: mix(bright, palette.haze, 0.35),
        opacity: 0.8,
        offset: random.next(),
      },
    ],
  });
  const isles = [0, 1, 2]
    .map(i =>
      drawIsland(
        stage,
        aspect * (i === 0 ? 0.5 : i === 1 ? random.between(0.08, 0.24) : random.between(0.76, 0.92)),
        i === 0 ? stage.horizon * ISLE : horizon - 0.1 - i * 0.16 + random.between(-0.05, 0.05),
        i === 0 ? 0.62 * Math.min(1, aspect) : random.between(0.12, 0.22),
        `isle ${i}`,
      ),
    )
    .reverse();
  const shapes = placeShapes(
    stage,
    isles.flatMap(isle => isle.top),
    { depth: 0.6, round: 0.02, mist: 0.22 },
  );
  const peaks = composeRidges(stage, {
    forms: ['rock', 'rock'],
    rise: [0.2, 0.12],
    material: materials.rock,
    snow: 0.7,
    pace: 2.6,
    foot: 0.08,
  });
  const floats = random.chance(0.6) || stage.brief.subjects.some(s => s.kind === 'building');
  return [
    ...composeSky(stage),
    ...(floats ? [] : peaks),
    bank(0),
    ...(floats
      ? [
          {
            name: 'isles',
            depth: 0.5,
            parts: [{ ...shapes, bounds: null, body: isles.map(isle => isle.body).join('') + shapes.body }],
          },
        ]
      : []),
    bank(1),
    bank(2),
  ];
}
