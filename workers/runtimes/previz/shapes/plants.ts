import type { Draw } from './drawing.ts';
import { curve, ellipse, fill, type Joint, limb, line, move, readPoints } from './path.ts';

/** A few blades, for ground that is seen from far. */
export const drawTuft: Draw = (inks, random) => {
  const blades = Array.from({ length: 6 }, (_, i) => {
    const x = -24 + i * 8;
    const tip = x + random.between(-14, 18);
    return `M${x} 2L${tip.toFixed(0)} ${(-random.between(14, 48)).toFixed(0)}L${x + 5} 2Z`;
  });
  return { height: 50, body: fill(blades.join(''), inks.dark) };
};

/** Blades and seed heads, close to the eye. */
export const drawGrass: Draw = (inks, random) => {
  const blades = Array.from({ length: 34 }, (_, i) => {
    const x = -95 + i * 5.6 + random.between(-2, 2);
    const high = random.between(14, 48);
    const lean = random.between(-14, 18);
    return `M${x.toFixed(1)} 4Q${(x + lean * 0.2).toFixed(1)} ${(-high * 0.6).toFixed(1)} ${(x + lean).toFixed(1)} ${(-high).toFixed(1)}Q${(x + lean * 0.2 + 2).toFixed(1)} ${(-high * 0.5).toFixed(1)} ${(x + 2.6).toFixed(1)} 4Z`;
  });
  return { height: 50, side: 112, body: fill(blades.join(''), inks.dark) };
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
  side: 112,
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
