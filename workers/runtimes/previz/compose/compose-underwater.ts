import { mix } from '../colour.ts';
import type { Plane } from '../scene.ts';
import { drawFish, drawJellyfish } from '../shapes/creatures.ts';
import { drawKelp } from '../shapes/plants.ts';
import { composeGround } from './compose-ground.ts';
import { composeRidges } from './compose-ridges.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import { scatter } from './scatter.ts';
import type { Stage } from './stage.ts';

/** The sea from below: light from above, a reef, weed, a shoal. */
export function composeUnderwater(stage: Stage): Plane[] {
  const random = stage.random('underwater');
  const { palette, aspect, horizon } = stage;
  const inks = inksFor(stage, materials.moss, null, false);
  const shoal: Placed[] = stage.allows('fish')
    ? [
        {
          drawing: drawFish(inks, random),
          x: aspect * random.between(0.2, 0.8),
          y: random.between(0.25, 0.5),
          height: random.between(0.12, 0.22),
          flip: random.chance(0.5),
        },
      ]
    : [];
  const planes: Plane[] = [
    {
      name: 'water',
      depth: 0,
      parts: [
        {
          kind: 'sky',
          zenith: palette.zenith,
          middle: palette.sky,
          horizon: palette.horizon,
          glow: palette.glow,
          horizonAt: horizon,
          light: stage.light,
          spread: 0.5,
          strength: 0.85,
        },
      ],
    },
    ...composeRidges(stage, {
      forms: ['rock', 'rock', 'hills'],
      rise: [0.3, 0.16],
      material: mix(materials.rock, palette.accent, 0.18),
      snow: 0,
      pace: 2.6,
    }),
    composeGround(stage, 'sand', mix(materials.sand, palette.sky, 0.4), { from: horizon + 0.03 }),
    { name: 'shoal', depth: 0.4, drift: 0.02, parts: [placeShapes(stage, shoal, { depth: 0.45 })] },
    {
      name: 'rays',
      depth: 0.45,
      parts: [
        {
          kind: 'rays',
          x: stage.light.x,
          y: -0.25,
          colour: palette.glow,
          power: 0.75,
          reach: 1.3,
          angle: 90,
          spread: 90,
          offset: random.next(),
        },
      ],
    },
  ];
  if (stage.allows('plant'))
    planes.push(
      scatter(stage, 'weed', [drawKelp], mix(materials.moss, palette.accent, 0.3), {
        count: 16,
        foot: [horizon + 0.06, 1.02],
        high: [0.08, 0.4],
        keepOut: 0.42,
        depth: 0.8,
      }),
    );
  if (stage.brief.subjects.length === 0 && stage.allows('animal'))
    planes.push({
      name: 'medusa',
      depth: 0.6,
      drift: 0.008,
      parts: [
        placeShapes(
          stage,
          [{ drawing: drawJellyfish(inks, random), x: aspect * random.between(0.25, 0.75), y: 0.36, height: 0.34 }],
          { depth: 0.8 },
        ),
      ],
    });
  return planes;
}
