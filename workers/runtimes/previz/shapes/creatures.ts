import type { Draw } from './drawing.ts';
import { corners, curve, ellipse, fill, type Joint, limb, line, move, readJoints, readPoints } from './path.ts';

/** A whale that swims or breaches. */
export const drawWhale: Draw = (inks, random) => ({
  height: 70,
  side: 108,
  aloft: true,
  body: move(
    [
      fill(limb(readJoints('-78,-12,1.6 -60,-6,5 -34,0,13 0,0,21 34,2,20 56,5,11')), inks.base),
      fill(curve(readPoints('58,8 30,22 -6,20 -30,12 0,14 34,12')), inks.pale),
      fill(curve(readPoints('-74,-12 -92,-30 -100,-28 -88,-12 -98,2 -92,6 -72,-8')), inks.dark),
      fill(curve(readPoints('18,14 8,34 -6,44 -2,30 4,14')), inks.dark),
      fill(curve(readPoints('-26,-10 -34,-20 -40,-10')), inks.dark),
      ellipse(41, 3, 1.6, 1.6, inks.dark),
      line('M60 8C46 10 34 11 26 9', inks.dark, 1),
    ].join(''),
    0,
    0,
    1,
    random.between(-24, 4),
  ),
});

const fish = (inks: { base: string; pale: string; dark: string }, big: number) =>
  move(
    fill(limb(readJoints('-13,0,1.4 -6,0,4 3,0,5.6 13,0,1.8')), inks.base) +
      fill(corners(readPoints('-11,0 -21,-7 -18,0 -21,7')), inks.dark) +
      fill(corners(readPoints('-3,-4 4,-10 6,-4')), inks.dark) +
      ellipse(8.4, -1.4, 1, 1, inks.pale),
    0,
    0,
    big,
  );

/** A shoal. */
export const drawFish: Draw = (inks, random) => ({
  height: 90,
  side: 112,
  aloft: true,
  body: Array.from({ length: 13 }, (_, i) =>
    move(
      fish(i % 4 === 0 ? { ...inks, base: inks.accent } : inks, random.between(0.5, 1.15)),
      random.between(-80, 80),
      random.between(-42, 42),
      1,
      random.between(-12, 12),
    ),
  ).join(''),
});

/** A jellyfish that shines. */
export const drawJellyfish: Draw = (inks, random) => {
  const strands = Array.from({ length: 9 }, (_, i) => {
    const x = -20 + i * 5;
    return line(
      curve(
        [
          [x, -2],
          [x + random.between(-7, 7), 22],
          [x + random.between(-9, 9), 46],
          [x + random.between(-14, 14), 60 + random.between(0, 26)],
        ],
        false,
      ),
      i % 2 ? inks.pale : inks.accent,
      1.3,
    );
  });
  return {
    height: 110,
    aloft: true,
    body:
      strands.join('') +
      fill(curve(readPoints('-27,0 -25,-18 -12,-32 0,-35 12,-32 25,-18 27,0 18,-3 9,1 0,-3 -9,1 -18,-3')), inks.accent),
    shine: fill(curve(readPoints('-18,-10 -10,-25 0,-28 10,-25 18,-10 0,-6')), inks.shine),
    lamps: [{ x: 0, y: -12, radius: 70, power: 0.5 }],
  };
};

/** A dragon on the wing. */
export const drawDragon: Draw = (inks, random) => {
  const wing = (dark: boolean, tilt: number) =>
    move(
      fill(
        curve(
          [
            [0, 0],
            [-6, -30],
            [8, -62],
            [14, -58],
            [34, -66],
            [30, -50],
            [52, -46],
            [38, -32],
            [52, -18],
            [30, -16],
            [22, -2],
          ].map(([x = 0, y = 0]) => [-x, y] as const),
        ),
        dark ? inks.dark : inks.accent,
      ) + line('M0 0L-12 -58M-6 -4L-32 -62M-10 -4L-50 -44M-14 -2L-50 -18', inks.dark, 1.5),
      4,
      -6,
      1,
      tilt,
    );
  const spine: Joint[] = [
    [-92, 26, 0.6],
    [-72, 12, 2],
    [-48, 10, 4.4],
    [-22, 4, 8],
    [2, -2, 10],
    [22, -10, 7.4],
    [34, -24, 5],
    [46, -32, 4.6],
  ];
  return {
    height: 110,
    aloft: true,
    body: move(
      [
        wing(true, 32),
        fill(limb(spine), inks.base),
        fill(limb(readJoints('46,-33,5.6 56,-30,4 66,-25,1.8')), inks.base),
        fill(corners(readPoints('44,-37 34,-48 49,-38')), inks.dark) +
          fill(corners(readPoints('48,-37 42,-50 53,-36')), inks.dark),
        fill(corners(readPoints('-88,22 -106,20 -98,30 -102,40 -86,30')), inks.dark),
        fill(limb(readJoints('-8,6,4.6 -18,18,3 -10,26,1.4')), inks.dark) +
          fill(limb(readJoints('12,0,4 16,14,2.6 26,18,1.2')), inks.dark),
        ...Array.from({ length: 9 }, (_, i) =>
          fill(
            corners([
              [-50 + i * 9, 4 - i * 1.9],
              [-48 + i * 9, -6 - i * 2],
              [-44 + i * 9, 2 - i * 2],
            ]),
            inks.dark,
          ),
        ),
        wing(false, random.between(-6, 10)),
        ellipse(54, -32.4, 1.3, 1.1, inks.shine),
      ].join(''),
      0,
      0,
      1,
      random.between(-10, 6),
    ),
  };
};

/** A butterfly. */
export const drawButterfly: Draw = (inks, random) => {
  const half = (side: 1 | -1) =>
    fill(
      curve([
        [0, -2],
        [side * 14, -30],
        [side * 34, -34],
        [side * 32, -12],
        [side * 12, 0],
      ]),
      inks.accent,
    ) +
    fill(
      curve([
        [0, 0],
        [side * 20, 2],
        [side * 26, 20],
        [side * 12, 26],
        [side * 2, 8],
      ]),
      inks.pale,
    ) +
    ellipse(side * 24, -23, 4, 5, inks.dark);
  return {
    height: 62,
    aloft: true,
    body: move(
      half(-1) +
        half(1) +
        fill(limb(readJoints('0,-12,1.6 0,2,2 0,18,1')), inks.dark) +
        line('M0 -12L-6 -24M0 -12L6 -24', inks.dark, 0.9),
      0,
      0,
      1,
      random.between(-22, 22),
    ),
  };
};
