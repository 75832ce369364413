import type { Draw } from './drawing.ts';
import { corners, curve, ellipse, fill, limb, line, move, readJoints, readPoints, rect } from './path.ts';

/** A rowing boat with someone in it. */
export const drawBoat: Draw = inks => ({
  height: 40,
  body: [
    fill(limb(readJoints('-2,-6,6 -3,-20,5.6 0,-27,4')), inks.base),
    ellipse(1, -33, 4, 5, inks.pale),
    ellipse(1, -36, 8, 1.8, inks.dark),
    fill(curve(readPoints('-42,-13 -20,-8 20,-8 44,-15 36,1 14,4 -16,4 -34,1')), inks.dark),
    fill(curve(readPoints('-42,-13 -20,-8 20,-8 44,-15 40,-9 16,-4 -18,-4 -38,-8')), inks.base),
    line('M2 -20L30 -10L46 4', inks.pale, 1.3),
  ].join(''),
});

/** A small sailing boat. */
export const drawSailboat: Draw = (inks, random) => ({
  height: 96,
  body: move(
    [
      line('M0 -4L2 -94', inks.dark, 1.7),
      fill('M4 -90C22 -64 34 -38 38 -16L4 -13Z', inks.pale),
      fill('M0 -84C-12 -58 -22 -34 -28 -14L0 -13Z', inks.accent),
      fill(curve(readPoints('-36,-10 0,-7 40,-12 32,2 0,5 -28,2')), inks.dark),
      line('M-34 -8L38 -9', inks.pale, 1.1),
    ].join(''),
    0,
    0,
    1,
    random.between(-5, 5),
  ),
});

const sail = (x: number, y: number, w: number, h: number, colour: string) =>
  fill(
    `M${x - w / 2} ${y}C${x - w / 2 + 5} ${y + h * 0.5} ${x - w / 2 + 2} ${y + h * 0.85} ${x - w / 2 - 3} ${y + h}C${x} ${y + h * 0.9} ${x} ${y + h * 0.9} ${x + w / 2 + 3} ${y + h}C${x + w / 2 + 7} ${y + h * 0.6} ${x + w / 2 + 4} ${y + h * 0.3} ${x + w / 2} ${y}Z`,
    colour,
  );

/** A tall ship under full sail. */
export const drawTallShip: Draw = (inks, random) => {
  const masts = [
    [-34, 92, 30],
    [2, 112, 36],
    [38, 88, 28],
  ] as const;
  const rig = masts
    .map(
      ([x, high, wide]) =>
        line(`M${x} -16L${x} ${-high}`, inks.dark, 1.8) +
        [0.96, 0.68, 0.42]
          .map((f, i) => sail(x, -high * f, wide * (0.6 + i * 0.22), high * 0.22, i === 1 ? inks.pale : inks.base))
          .join('') +
        line(`M${x} ${-high}L${x - 32} -18M${x} ${-high}L${x + 32} -18`, inks.dark, 0.5),
    )
    .join('');
  return {
    height: 118,
    body: move(
      rig +
        fill('M44 -84L86 -22L44 -26Z', inks.pale) +
        line('M52 -16L92 -28', inks.dark, 1.8) +
        fill(curve(readPoints('-62,-26 -48,-20 0,-14 48,-17 62,-22 52,-2 40,4 -40,5 -54,-2')), inks.dark) +
        fill(corners(readPoints('-64,-32 -44,-28 -44,-18 -60,-22')), inks.base) +
        line('M-56 -12L54 -10', inks.accent, 1.6) +
        fill(corners(readPoints('2,-112 14,-115 2,-118')), inks.accent),
      0,
      0,
      1,
      random.between(-3, 3),
    ),
    shine: rect(-60, -28, 3, 3.4, inks.shine) + rect(-53, -27, 3, 3.4, inks.shine),
    lamps: [{ x: -58, y: -26, radius: 24, power: 0.6 }],
  };
};

/** A steamer or freighter with lit portholes. */
export const drawSteamer: Draw = (inks, random) => ({
  height: 66,
  above: 108,
  side: 130,
  body:
    fill(corners(readPoints('-86,-20 -74,2 76,2 92,-24 40,-18')), inks.dark) +
    rect(-56, -34, 86, 16, inks.pale) +
    rect(-44, -44, 58, 11, inks.pale) +
    rect(-34, -62, 11, 20, inks.accent) +
    rect(-12, -62, 11, 20, inks.accent) +
    rect(-34, -63, 11, 4, inks.dark) +
    rect(-12, -63, 11, 4, inks.dark) +
    line('M44 -18L44 -56M44 -54L88 -24', inks.dark, 1.2) +
    line('M-82 -8L84 -9', inks.accent, 1.4) +
    Array.from(
      { length: 6 },
      (_, i) =>
        `<ellipse cx="${-34 - i * 13}" cy="${-70 - i * 4}" rx="${7 + i * 3}" ry="${5 + i * 1.6}" fill="${inks.base}" opacity="${(0.6 - i * 0.09).toFixed(2)}"/>`,
    ).join(''),
  shine: Array.from(
    { length: 12 },
    (_, i) =>
      (random.chance(0.75) ? ellipse(-52 + i * 7, -27, 1.5, 1.5, inks.shine) : '') +
      (random.chance(0.6) && i < 8 ? rect(-42 + i * 7, -41, 3.4, 3.4, inks.shine) : ''),
  ).join(''),
  lamps: [{ x: 0, y: -30, radius: 70, power: 0.35 }],
});

/** A submarine, half out of the water. */
export const drawSubmarine: Draw = inks => ({
  height: 46,
  side: 86,
  body:
    fill(limb(readJoints('-74,-4,3 -50,-4,9 0,-5,12 50,-4,10 72,-4,4')), inks.base) +
    fill(corners(readPoints('-16,-14 -12,-34 12,-34 18,-14')), inks.dark) +
    line('M-2 -34L-2 -46L4 -46M6 -34L6 -42', inks.dark, 1.6) +
    fill(corners(readPoints('-66,-6 -82,-18 -72,-18 -54,-8')), inks.dark),
  shine: ellipse(58, -6, 2, 2, inks.shine),
});

/** An anchor point of masts and piers: a wooden jetty with lanterns. */
export const drawJetty: Draw = inks => ({
  height: 46,
  side: 74,
  body:
    rect(-70, -16, 140, 4, inks.base) +
    Array.from({ length: 8 }, (_, i) => rect(-66 + i * 18, -22, 3, 26, inks.dark)).join('') +
    line('M-66 -22L62 -22', inks.dark, 0.9) +
    line('M60 -16L60 -44', inks.dark, 1.6) +
    rect(57, -46, 6, 7, inks.dark),
  shine: rect(58, -45, 4, 5, inks.shine),
  lamps: [{ x: 60, y: -42, radius: 40, power: 0.9 }],
});
