import type { Random } from '../random.ts';
import type { Draw, Inks } from './drawing.ts';
import { corners, curve, fill, type Joint, limb, type Point, readJoints } from './path.ts';

/** A spruce or fir. */
export const drawConifer: Draw = (inks, random) => {
  const tiers = 11;
  const lean = random.between(-2, 2);
  const right: Point[] = [];
  const left: Point[] = [];
  for (let i = 0; i < tiers; i++) {
    const t = i / (tiers - 1);
    const y = -108 + t * 98;
    const reach = 2 + t * 25;
    const jag = () => random.between(0.72, 1.12);
    right.push([lean + reach * 0.42, y - 1], [lean + reach * jag(), y + 8 + random.between(-2, 3)]);
    left.push([lean - reach * 0.42, y - 1], [lean - reach * jag(), y + 8 + random.between(-2, 3)]);
  }
  return {
    height: 112,
    body:
      `<rect x="-2" y="-14" width="4" height="14" fill="${inks.dark}"/>` +
      fill(corners([[lean, -114], ...right, ...left.reverse()]), inks.base),
  };
};

function growBranches(
  random: Random,
  from: Point,
  angle: number,
  length: number,
  radius: number,
  depth: number,
  out: string[],
  tips: Point[],
): void {
  const bend = random.between(-0.22, 0.22);
  const middle: Point = [
    from[0] + Math.cos(angle + bend) * length * 0.5,
    from[1] + Math.sin(angle + bend) * length * 0.5,
  ];
  const to: Point = [from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length];
  out.push(
    limb([
      [from[0], from[1], radius],
      [middle[0], middle[1], radius * 0.8],
      [to[0], to[1], radius * 0.6],
    ] as Joint[]),
  );
  if (depth === 0) {
    tips.push(to);
    return;
  }
  const forks = depth > 2 ? 2 : random.whole(2, 3);
  for (let i = 0; i < forks; i++) {
    const spread = (i - (forks - 1) / 2) * random.between(0.6, 0.95) + random.between(-0.15, 0.15);
    growBranches(random, to, angle + spread, length * random.between(0.64, 0.82), radius * 0.58, depth - 1, out, tips);
  }
}

function growTree(random: Random, depth: number): { wood: string; tips: Point[] } {
  const out: string[] = [];
  const tips: Point[] = [];
  growBranches(random, [0, 2], -Math.PI / 2 + random.between(-0.14, 0.14), 34, 5.2, depth, out, tips);
  return { wood: out.join(''), tips };
}

/** A tree without leaves. */
export const drawBareTree: Draw = (inks, random) => ({ height: 112, body: fill(growTree(random, 5).wood, inks.dark) });

const puff = (random: Random, x: number, y: number, r: number, colour: string) =>
  fill(
    curve(
      Array.from({ length: 8 }, (_, i) => {
        const a = (i / 8) * Math.PI * 2;
        const reach = r * random.between(0.72, 1.2);
        return [x + Math.cos(a) * reach, y + Math.sin(a) * reach * 0.8] as const;
      }),
    ),
    colour,
  );

function drawLeafTree(inks: Inks, random: Random, leaf: string, shade: string): string {
  const { wood, tips } = growTree(random, 3);
  const order = tips.map(([x, y]) => ({ x, y, r: random.between(8, 14) }));
  return (
    fill(wood, inks.dark) +
    order.map(t => puff(random, t.x, t.y + 3, t.r * 1.15, shade)).join('') +
    order.map(t => puff(random, t.x - 1, t.y - 4, t.r * 0.82, leaf)).join('')
  );
}

/** A tree in leaf. */
export const drawTree: Draw = (inks, random) => ({
  height: 108,
  body: drawLeafTree(inks, random, inks.base, inks.dark),
});

/** A tree in blossom. */
export const drawBlossomTree: Draw = (inks, random) => ({
  height: 108,
  body: drawLeafTree(inks, random, inks.accent, inks.pale),
});

/** A palm. */
export const drawPalm: Draw = (inks, random) => {
  const lean = random.between(-22, 22);
  const leaves = Array.from({ length: 9 }, (_, i) => {
    const a = -Math.PI * (0.02 + (i / 8) * 0.96);
    const [dx, dy] = [Math.cos(a), Math.sin(a)];
    const droop = 12 + Math.abs(dx) * 16;
    return fill(
      curve([
        [lean, -92],
        [lean + dx * 20, -92 + dy * 16 - 5],
        [lean + dx * 42, -92 + dy * 13 + droop],
        [lean + dx * 20, -92 + dy * 10 + 3],
      ]),
      i % 2 ? inks.base : inks.dark,
    );
  });
  return {
    height: 108,
    body:
      fill(
        limb([
          [0, 0, 3.6],
          [lean * 0.25, -32, 2.8],
          [lean * 0.7, -66, 2.2],
          [lean, -92, 1.9],
        ]),
        inks.dark,
      ) + leaves.join(''),
  };
};

/** A tall cactus. */
export const drawCactus: Draw = (inks, random) => {
  const side = random.chance(0.5) ? 1 : -1;
  return {
    height: 92,
    body:
      fill(limb(readJoints('0,0,6 0,-44,6.6 0,-84,6')), inks.base) +
      fill(
        limb([
          [0, -34, 4],
          [side * 20, -36, 4.4],
          [side * 21, -62, 4.2],
        ]),
        inks.base,
      ) +
      fill(
        limb([
          [0, -48, 3.6],
          [-side * 16, -50, 4],
          [-side * 17, -68, 3.8],
        ]),
        inks.dark,
      ),
  };
};

/** Low bushes. */
export const drawBush: Draw = (inks, random) => ({
  height: 34,
  side: 58,
  body: Array.from({ length: 7 }, (_, i) =>
    puff(random, (i - 3) * 11, -9 - random.between(0, 9), random.between(9, 15), i % 2 ? inks.dark : inks.base),
  ).join(''),
});
