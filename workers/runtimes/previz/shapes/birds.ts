import type { Draw } from './drawing.ts';
import { corners, curve, ellipse, fill, limb, line, move, readJoints, readPoints } from './path.ts';

const gull = (span: number, lift: number) =>
  curve([
    [-span, -lift * 0.4],
    [-span * 0.55, -lift],
    [-span * 0.12, -lift * 0.12],
    [0, 0],
    [span * 0.12, -lift * 0.12],
    [span * 0.55, -lift],
    [span, -lift * 0.4],
    [span * 0.5, -lift * 0.62],
    [span * 0.1, lift * 0.16],
    [0, lift * 0.3],
    [-span * 0.1, lift * 0.16],
    [-span * 0.5, -lift * 0.62],
  ]);

/** One large bird on spread wings. */
export const drawBird: Draw = (inks, random) => {
  const lift = random.between(14, 30);
  const wing = (side: 1 | -1) =>
    fill(
      curve([
        [side * 3, -4],
        [side * 20, -lift],
        [side * 42, -lift * 0.9],
        [side * 60, -lift * 0.25],
        [side * 46, -lift * 0.42],
        [side * 44, -lift * 0.2],
        [side * 34, -lift * 0.3],
        [side * 30, 0],
        [side * 16, 2],
        [side * 4, 7],
      ]),
      side > 0 ? inks.base : inks.dark,
    );
  return {
    height: 60,
    aloft: true,
    body: move(
      wing(-1) +
        wing(1) +
        fill(limb(readJoints('-13,9,1.4 -3,3,5 8,-1,4.6 14,-5,3.2')), inks.base) +
        fill(corners(readPoints('16,-6 22,-4 16,-3')), inks.accent) +
        fill(corners(readPoints('-11,5 -24,14 -17,16 -20,20 -8,11')), inks.dark),
      0,
      0,
      1,
      random.between(-14, 6),
    ),
  };
};

/** A flock far off. */
export const drawFlock: Draw = (inks, random) => {
  const birds = Array.from({ length: random.whole(9, 16) }, (_, i) => {
    const side = i % 2 === 0 ? 1 : -1;
    const rank = Math.ceil(i / 2);
    return move(
      fill(gull(random.between(6, 9), random.between(2, 5)), inks.dark),
      side * rank * 15 + random.between(-7, 7),
      rank * 6 + random.between(-8, 8),
      random.between(0.6, 1.1),
    );
  });
  return { height: 70, side: 170, aloft: true, body: birds.join('') };
};

/** A bird that sits upright: crow, raven or owl. */
export const drawPerched: Draw = inks => ({
  height: 42,
  body: [
    fill(limb(readJoints('-16,-4,1.6 -9,-12,4.4 -2,-21,8 5,-31,6.6')), inks.dark),
    fill(curve(readPoints('-6,-26 -14,-12 -20,-3 -8,-8 2,-16')), inks.base),
    ellipse(7, -35, 5.8, 5.4, inks.dark),
    fill(corners(readPoints('11,-38 20,-34 11,-32')), inks.accent),
    line('M-1 -13L0 0M4 -14L5 0', inks.dark, 1.2),
    ellipse(8.6, -36.4, 1, 1, inks.shine),
  ].join(''),
});

/** An owl, face on. */
export const drawOwl: Draw = inks => ({
  height: 50,
  body: [
    fill(
      curve(readPoints('-14,-2 -17,-20 -15,-38 -13,-48 -6,-44 0,-45 6,-44 13,-48 15,-38 17,-20 14,-2 0,2')),
      inks.base,
    ),
    fill(curve(readPoints('-8,-6 -10,-20 0,-27 10,-20 8,-6 0,-2')), inks.pale),
    ellipse(-6, -36, 5.4, 5.6, inks.pale),
    ellipse(6, -36, 5.4, 5.6, inks.pale),
    ellipse(-5.6, -36, 2.8, 3, inks.dark),
    ellipse(5.6, -36, 2.8, 3, inks.dark),
    fill(corners(readPoints('-1.6,-34 1.6,-34 0,-29')), inks.accent),
    line('M-5 0L-5 4M5 0L5 4', inks.dark, 2),
  ].join(''),
});

/** A swan on water. */
export const drawSwan: Draw = inks => ({
  height: 58,
  body: [
    fill(curve(readPoints('-36,-12 -24,-22 -6,-24 12,-18 24,-10 18,0 -14,2 -30,-2')), inks.pale),
    fill(curve(readPoints('-40,-18 -22,-28 2,-24 10,-12 -8,-8 -26,-10')), inks.pale),
    fill(limb(readJoints('17,-10,5.6 24,-24,3.6 16,-40,3 20,-52,3.2 26,-52,2.8')), inks.pale),
    fill(corners(readPoints('28,-54 37,-49 28,-49.6')), inks.accent),
  ].join(''),
});
