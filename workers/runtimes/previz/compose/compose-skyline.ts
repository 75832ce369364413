import { mix, writeHex } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Plane } from '../scene.ts';
import { rect } from '../shapes/path.ts';
import { materials } from './materials.ts';
import { inksFor, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

type Block = { body: string; shine: string };

function drawBlock(
  random: Random,
  x: number,
  foot: number,
  width: number,
  height: number,
  colours: { wall: string; side: string; window: readonly string[] },
  share: number,
): Block {
  const body: string[] = [];
  const shine: string[] = [];
  const tiers = height > 180 ? random.whole(1, 3) : 1;
  let [left, wide, top] = [x, width, foot];
  body.push(
    rect(x, foot - 2, width, 500, colours.wall),
    rect(x + width * 0.68, foot - 2, width * 0.32, 500, colours.side),
  );
  for (let tier = 0; tier < tiers; tier++) {
    const high = (height / tiers) * random.between(0.8, 1.25);
    body.push(
      rect(left, top - high, wide, high + 2, colours.wall),
      rect(left + wide * 0.68, top - high, wide * 0.32, high + 2, colours.side),
    );
    const step = Math.max(9, width / 7);
    const rows = Math.floor((high - 8) / (step * 1.15));
    for (let r = 0; r < rows; r++)
      for (let c = 0; c * step < wide - step * 0.8; c++)
        if (random.chance(share))
          shine.push(
            rect(
              left + step * 0.3 + c * step,
              top - high + step * 0.5 + r * step * 1.15,
              step * 0.5,
              step * 0.55,
              random.pick(colours.window),
            ),
          );
    top -= high;
    left += wide * 0.14;
    wide *= 0.7;
  }
  const roof = random.next();
  if (roof < 0.25) body.push(rect(left + wide * 0.5, top - 46, 3, 48, colours.side));
  else if (roof < 0.45) body.push(rect(left + wide * 0.2, top - 12, wide * 0.4, 14, colours.side));
  else if (roof < 0.55)
    body.push(
      `<path d="M${left.toFixed(0)} ${top.toFixed(0)}L${(left + wide / 2).toFixed(0)} ${(top - wide * 0.7).toFixed(0)}L${(left + wide).toFixed(0)} ${top.toFixed(0)}Z" fill="${colours.wall}"/>`,
    );
  return { body: body.join(''), shine: shine.join('') };
}

/** A row of buildings along a line. */
function composeBlocks(
  stage: Stage,
  name: string,
  plan: {
    foot: number;
    high: readonly [number, number];
    wide: readonly [number, number];
    depth: number;
    lights: number;
    gap?: number;
  },
): Plane {
  const random = stage.random(`blocks ${name}`);
  const inks = inksFor(stage, materials.stone, null, false);
  const { palette } = stage;
  const neon = stage.lightName === 'neon';
  const window = [
    inks.shine,
    inks.shine,
    writeHex(mix(palette.light, [1, 0.9, 0.7], 0.5)),
    ...(neon ? [writeHex(palette.accent), writeHex(palette.glow)] : []),
  ];
  const lit = stage.lighting.ambient < 0.56 ? plan.lights : plan.lights * 0.12;
  const blocks: Block[] = [];
  // The walls go on below the line, so that no gap shows between two rows.
  for (let x = -380; x < stage.aspect * 1000 + 380; ) {
    const wide = random.between(plan.wide[0], plan.wide[1]) * 1000;
    const pull = 1 - 0.45 * Math.exp(-(((x / 1000 - stage.light.x) / 0.22) ** 2));
    const high = (plan.high[0] + (plan.high[1] - plan.high[0]) * random.next() ** 1.7) * 1000 * pull;
    blocks.push(
      drawBlock(
        random,
        x,
        plan.foot * 1000,
        wide,
        high,
        {
          wall: random.chance(0.5) ? inks.base : writeHex(mix(materials.stone, palette.land, random.next())),
          side: inks.dark,
          window,
        },
        lit * random.between(0.4, 1.3),
      ),
    );
    x += wide * random.between(0.96, 1.12 + (plan.gap ?? 0));
  }
  const shapes = placeShapes(stage, [], { depth: plan.depth, round: 0.006 });
  return {
    name,
    depth: plan.depth * 0.8,
    parts: [
      { ...shapes, bounds: null, body: blocks.map(b => b.body).join(''), shine: blocks.map(b => b.shine).join('') },
    ],
  };
}

/** A distant town. */
export const composeFarCity = (stage: Stage): Plane =>
  composeBlocks(stage, 'far city', {
    foot: stage.horizon + 0.04,
    high: [0.06, 0.3],
    wide: [0.03, 0.07],
    depth: 0.3,
    lights: 0.3,
  });

/** A city from a rooftop or from across the plain. */
export function composeSkyline(stage: Stage): Plane[] {
  const { horizon, palette } = stage;
  const random = stage.random('skyline');
  if (!stage.allows('building')) return [];
  const fog = (from: number, to: number, opacity: number) => ({
    kind: 'fog' as const,
    from,
    to,
    colour: mix(palette.haze, palette.horizon, 0.5),
    opacity,
    offset: random.next(),
  });
  const rows = [
    composeBlocks(stage, 'city 0', {
      foot: horizon + 0.1,
      high: [0.12, 0.52],
      wide: [0.03, 0.07],
      depth: 0.22,
      lights: 0.2,
    }),
    composeBlocks(stage, 'city 1', {
      foot: horizon + 0.2,
      high: [0.14, 0.46],
      wide: [0.06, 0.11],
      depth: 0.46,
      lights: 0.34,
      gap: 0.3,
    }),
    composeBlocks(stage, 'city 2', {
      foot: 1.05,
      high: [0.2, 0.46],
      wide: [0.1, 0.2],
      depth: 0.74,
      lights: 0.4,
      gap: 0.35,
    }),
  ];
  const stands = stage.brief.subjects.some(s => s.kind === 'person' || s.kind === 'animal');
  const ledge = stands ? [composeLedge(stage)] : [];
  const city = rows.map((plane, i) => ({
    ...plane,
    parts:
      i === 2
        ? plane.parts
        : [...plane.parts, fog(horizon - 0.12 + i * 0.08, horizon + 0.22 + i * 0.1, 0.5 * stage.lighting.air)],
  }));
  return [...city, ...ledge];
}

/** The edge of the roof that someone stands on. */
function composeLedge(stage: Stage): Plane {
  const inks = inksFor(stage, materials.stone, null, false);
  const wide = stage.aspect * 1000 + 800;
  const shapes = placeShapes(stage, [], { depth: 0.95, round: 0.012, dim: 0.6, mist: 0 });
  const body =
    rect(-400, 900, wide, 400, inks.dark) +
    rect(-400, 892, wide, 22, inks.base) +
    Array.from({ length: 9 }, (_, i) => rect(-300 + i * 260, 914, 4, 300, inks.base)).join('');
  return { name: 'ledge', depth: 0.63, parts: [{ ...shapes, bounds: null, body }] };
}
