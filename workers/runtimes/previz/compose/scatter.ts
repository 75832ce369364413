import type { Colour } from '../colour.ts';
import type { Plane } from '../scene.ts';
import type { Draw } from '../shapes/drawing.ts';
import { drawPalm } from '../shapes/trees.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

/** Trees, bushes or rocks standing about on the ground, denser to the sides. */
export function scatter(
  stage: Stage,
  name: string,
  draws: readonly Draw[],
  material: Colour,
  plan: {
    count: number;
    foot: readonly [number, number];
    high: readonly [number, number];
    keepOut?: number;
    depth: number;
    wholeColour?: boolean;
  },
): Plane {
  const random = stage.random(`scatter ${name}`);
  const inks = inksFor(stage, material, null, false);
  const placed: Placed[] = [];
  for (let i = 0; i < plan.count; i++) {
    const x = random.between(-0.15, stage.aspect + 0.15);
    const t = random.next();
    const middle = Math.abs(x / stage.aspect - 0.5) * 2;
    if (middle < (plan.keepOut ?? 0) * random.between(0.7, 1.1)) continue;
    placed.push({
      drawing: random.pick(draws)(inks, random),
      x,
      y: plan.foot[0] + (plan.foot[1] - plan.foot[0]) * t,
      height: (plan.high[0] + (plan.high[1] - plan.high[0]) * t) * random.between(0.75, 1.25),
      flip: random.chance(0.5),
    });
  }
  placed.sort((a, b) => a.y - b.y);
  return { name, depth: plan.depth, parts: [placeShapes(stage, placed, { depth: plan.depth, round: 0.012 })] };
}

/** Something dark and close at the lower edge or a side, that the eye looks past. */
export function composeForeground(stage: Stage, draws: readonly Draw[], high: number): Plane[] {
  if (!stage.allows('plant') || stage.shot === 'close') return [];
  const random = stage.random('foreground');
  const inks = inksFor(stage, materials.leaf, null, false);
  const placed = Array.from({ length: 9 }, (_, i): Placed => {
    const x = (i / 8) * (stage.aspect + 0.3) - 0.15 + random.between(-0.06, 0.06);
    const edge = Math.abs(x / stage.aspect - 0.5) * 2;
    return {
      drawing: random.pick(draws)(inks, random),
      x,
      y: 1.03 + 0.05 * (1 - edge),
      height: high * (0.45 + 0.75 * edge ** 2) * random.between(0.8, 1.2),
      flip: random.chance(0.5),
    };
  });
  return [
    {
      name: 'foreground',
      depth: 1,
      parts: [placeShapes(stage, placed, { depth: 1, dim: 0.42, blur: 0.0016, rim: 0.5 })],
    },
  ];
}

/** Palms along a shore. */
export const composePalms = (stage: Stage): Plane =>
  scatter(stage, 'palms', [drawPalm], materials.leaf, {
    count: 9,
    foot: [stage.horizon + 0.18, stage.horizon + 0.3],
    high: [0.3, 0.6],
    keepOut: 0.62,
    depth: 0.7,
  });
