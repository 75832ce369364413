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
    const drawing = random.pick(draws)(inks, random);
    // Heights are given for a full-grown tree; what is drawn lower stays lower.
    const grown = Math.min(1, drawing.height / 100);
    placed.push({
      drawing,
      x,
      y: plan.foot[0] + (plan.foot[1] - plan.foot[0]) * t,
      height:
        (plan.high[0] + (plan.high[1] - plan.high[0]) * t) *
        random.between(0.75, 1.25) *
        grown *
        Math.min(1, stage.aspect * 1.5),
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
  // In a narrow frame what is near must not fill it.
  const narrow = Math.min(1, stage.aspect * 1.5);
  const inks = inksFor(stage, materials.leaf, null, false);
  const placed = Array.from({ length: 9 }, (_, i): Placed => {
    const x = (i / 8) * (stage.aspect + 0.3) - 0.15 + random.between(-0.06, 0.06);
    const edge = Math.abs(x / stage.aspect - 0.5) * 2;
    return {
      drawing: random.pick(draws)(inks, random),
      x,
      y: 1.03 + 0.05 * (1 - edge),
      height: high * narrow * (0.22 + 0.95 * edge ** 2) * random.between(0.8, 1.2),
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

/** Palms to one side of a beach, leaning over it. */
export function composePalms(stage: Stage): Plane {
  const random = stage.random('palms');
  const inks = inksFor(stage, materials.leaf, null, false);
  const left = stage.light.x > stage.aspect / 2;
  const placed = Array.from({ length: 4 }, (_, i): Placed => {
    const x = 0.02 + i * 0.09 + random.between(-0.03, 0.03);
    return {
      drawing: drawPalm(inks, random),
      x: left ? x : stage.aspect - x,
      y: 0.98 + random.between(-0.02, 0.05) - i * 0.02,
      height: random.between(0.5, 0.78) - i * 0.09,
      flip: !left,
    };
  });
  return { name: 'palms', depth: 0.9, parts: [placeShapes(stage, placed, { depth: 0.92, round: 0.008, dim: 0.7 })] };
}

/** Tufts, stones or drifts that give flat ground its distance: small and many far away, few and larger near. */
export function composeTufts(stage: Stage, draws: readonly Draw[], material: Colour, from: number): Plane {
  const random = stage.random('tufts');
  const inks = inksFor(stage, material, null, false);
  const placed = Array.from({ length: 30 }, (): Placed => {
    const near = random.next() ** 1.8;
    return {
      drawing: random.pick(draws)(inks, random),
      x: random.between(-0.1, stage.aspect + 0.1),
      y: from + 0.012 + near * (0.96 - from),
      height: (0.005 + 0.022 * near) * random.between(0.5, 1.3),
      flip: random.chance(0.5),
    };
  }).sort((a, b) => a.y - b.y);
  return {
    name: 'tufts',
    depth: 0.63,
    parts: [
      placeShapes(stage, placed, { depth: 0.8, round: 0.006, dim: 0.7, mist: 0.3 * stage.lighting.air, rim: 0.3 }),
    ],
  };
}
