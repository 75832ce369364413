import type { Random } from '../random.ts';
import type { Draw, Inks } from './drawing.ts';
import {
  corners,
  curve,
  ellipse,
  fill,
  type Joint,
  limb,
  line,
  move,
  type Point,
  readJoints,
  readPoints,
} from './path.ts';

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
  body: Array.from({ length: 7 }, (_, i) =>
    puff(random, (i - 3) * 11, -9 - random.between(0, 9), random.between(9, 15), i % 2 ? inks.dark : inks.base),
  ).join(''),
});

/** Blades and seed heads, close to the eye. */
export const drawGrass: Draw = (inks, random) => {
  const blades = Array.from({ length: 46 }, (_, i) => {
    const x = -95 + i * 4.2 + random.between(-2, 2);
    const high = random.between(14, 48);
    const lean = random.between(-14, 18);
    return `M${x.toFixed(1)} 4Q${(x + lean * 0.2).toFixed(1)} ${(-high * 0.6).toFixed(1)} ${(x + lean).toFixed(1)} ${(-high).toFixed(1)}Q${(x + lean * 0.2 + 2).toFixed(1)} ${(-high * 0.5).toFixed(1)} ${(x + 2.6).toFixed(1)} 4Z`;
  });
  return { height: 50, body: fill(blades.join(''), inks.dark) };
};

/** Reeds and bulrushes. */
export const drawReeds: Draw = (inks, random) => ({
  height: 84,
  body: Array.from({ length: 17 }, (_, i) => {
    const x = -60 + i * 7.4 + random.between(-3, 3);
    const high = random.between(38, 82);
    const lean = random.between(-6, 9);
    return (
      line(
        `M${x.toFixed(1)} 3Q${x.toFixed(1)} ${(-high * 0.5).toFixed(1)} ${(x + lean).toFixed(1)} ${(-high).toFixed(1)}`,
        inks.dark,
        1.2,
      ) +
      (random.chance(0.4)
        ? fill(
            limb([
              [x + lean * 0.94, -high + 3, 1.6],
              [x + lean, -high - 8, 1.6],
            ]),
            inks.base,
          )
        : '')
    );
  }).join(''),
});

/** Wild flowers in grass. */
export const drawFlowers: Draw = (inks, random) => ({
  height: 46,
  body:
    drawGrass(inks, random).body +
    Array.from({ length: 22 }, () => {
      const [x, y, r] = [random.between(-90, 90), -random.between(8, 46), random.between(1.6, 3.8)];
      return (
        ellipse(x, y, r, r * 0.8, random.chance(0.6) ? inks.accent : inks.pale) +
        ellipse(x, y, r * 0.35, r * 0.3, inks.shine)
      );
    }).join(''),
});

/** One large flower on its stem. */
export const drawFlower: Draw = (inks, random) => {
  const petals = Array.from(
    { length: 7 },
    (_, i) =>
      `<g transform="translate(2 -78) rotate(${(i * 51.4 + random.between(-6, 6)).toFixed(1)})">${ellipse(0, -12, 7.4, 12.5, i % 2 ? inks.accent : inks.pale)}</g>`,
  );
  return {
    height: 104,
    body:
      line('M-2 2C-6 -30 6 -46 2 -76', inks.dark, 2.4) +
      fill(curve(readPoints('-3,-26 -22,-34 -34,-26 -20,-20')), inks.base) +
      fill(curve(readPoints('0,-42 18,-54 30,-48 18,-38')), inks.base) +
      petals.join('') +
      ellipse(2, -78, 6, 5.6, inks.shine),
  };
};

/** Toadstools, faintly shining. */
export const drawMushrooms: Draw = (inks, random) => {
  const one = (x: number, high: number) =>
    fill(
      limb([
        [x, 0, high * 0.09],
        [x + 2, -high * 0.5, high * 0.07],
        [x, -high * 0.8, high * 0.08],
      ]),
      inks.pale,
    ) +
    fill(
      curve([
        [x - high * 0.42, -high * 0.68],
        [x - high * 0.28, -high * 0.95],
        [x, -high * 1.06],
        [x + high * 0.28, -high * 0.95],
        [x + high * 0.42, -high * 0.68],
        [x, -high * 0.75],
      ]),
      inks.accent,
    ) +
    ellipse(x - high * 0.1, -high * 0.9, high * 0.05, high * 0.04, inks.pale) +
    ellipse(x + high * 0.16, -high * 0.83, high * 0.06, high * 0.04, inks.pale);
  return {
    height: 74,
    body: one(-22, 44 + random.between(-6, 6)) + one(24, 34) + one(0, 70),
    lamps: [{ x: 0, y: -50, radius: 70, power: 0.3 }],
  };
};

/** Bamboo stems. */
export const drawBamboo: Draw = (inks, random) => ({
  height: 150,
  body: Array.from({ length: 6 }, (_, i) => {
    const x = -40 + i * 16 + random.between(-5, 5);
    const w = random.between(1.8, 3.4);
    const nodes = Array.from(
      { length: 9 },
      (_, n) =>
        `<rect x="${(x - w).toFixed(1)}" y="${-18 * n - 17}" width="${(w * 2).toFixed(1)}" height="16.6" fill="${i % 2 ? inks.base : inks.dark}"/>`,
    ).join('');
    const leaves = Array.from({ length: 6 }, () =>
      move(
        fill(curve(readPoints('0,0 9,-3 20,4 9,3')), inks.base),
        x,
        -random.between(70, 152),
        random.chance(0.5) ? 1 : ([-1, 1] as const),
      ),
    ).join('');
    return nodes + leaves;
  }).join(''),
});

/** Weed that sways under water. */
export const drawKelp: Draw = (inks, random) => ({
  height: 120,
  body: Array.from({ length: 7 }, (_, i) => {
    const x = -36 + i * 12;
    const joints = Array.from(
      { length: 7 },
      (_, n): Joint => [
        x + Math.sin(n * 1.2 + i) * (3 + n * 1.2),
        -n * random.between(13, 19),
        n === 6 ? 0.4 : 3 - n * 0.3,
      ],
    );
    return fill(limb(joints), i % 2 ? inks.base : inks.dark);
  }).join(''),
});
