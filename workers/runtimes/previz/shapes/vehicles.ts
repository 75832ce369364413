import type { Draw } from './drawing.ts';
import { corners, curve, ellipse, fill, limb, line, move, readJoints, readPoints, rect } from './path.ts';

const wheel = (x: number, r: number, dark: string, pale: string) =>
  ellipse(x, -r, r, r, dark) + ellipse(x, -r, r * 0.5, r * 0.5, pale) + ellipse(x, -r, r * 0.2, r * 0.2, dark);

/** A car from behind, its lights on: it drives away from us. */
export const drawCar: Draw = inks => ({
  height: 52,
  body: [
    ellipse(-28, -6, 7, 8, inks.dark),
    ellipse(28, -6, 7, 8, inks.dark),
    fill(curve(readPoints('-37,-8 -38,-22 -33,-29 -26,-44 -18,-49 18,-49 26,-44 33,-29 38,-22 37,-8 0,-6')), inks.base),
    fill(curve(readPoints('-26,-30 -20,-43 -14,-45 14,-45 20,-43 26,-30 0,-29')), inks.dark),
    rect(-36, -13, 72, 5, inks.dark),
    rect(-9, -20, 18, 6, inks.pale),
  ].join(''),
  shine:
    rect(-36, -25, 13, 5, '#ff4a30') +
    rect(23, -25, 13, 5, '#ff4a30') +
    rect(-32, -24, 5, 3, '#ffd0b0') +
    rect(27, -24, 5, 3, '#ffd0b0'),
  lamps: [
    { x: -29, y: -22, radius: 30, power: 0.5 },
    { x: 29, y: -22, radius: 30, power: 0.5 },
  ],
});

/** A car seen from the side. */
export const drawCarSide: Draw = inks => ({
  height: 44,
  body: [
    fill(curve(readPoints('-54,-10 -55,-22 -46,-26 -30,-28 -18,-41 8,-42 24,-29 46,-25 55,-19 55,-9 0,-7')), inks.base),
    fill(curve(readPoints('-25,-28 -16,-38 -4,-39 -4,-28')), inks.dark) +
      fill(curve(readPoints('0,-28 0,-39 7,-38.6 19,-28')), inks.dark),
    rect(-55, -12, 110, 3, inks.dark),
    wheel(-33, 9, inks.dark, inks.pale),
    wheel(34, 9, inks.dark, inks.pale),
  ].join(''),
  shine: ellipse(53, -19, 2.6, 2.4, inks.shine) + rect(-55, -21, 3, 4, '#ff4a30'),
  lamps: [{ x: 56, y: -19, radius: 34, power: 0.7 }],
});

/** A lorry from the side. */
export const drawTruck: Draw = inks => ({
  height: 64,
  body:
    rect(-72, -58, 92, 48, inks.base) +
    fill(corners(readPoints('24,-10 24,-50 44,-50 56,-30 60,-26 60,-10')), inks.accent) +
    fill(corners(readPoints('30,-44 42,-44 51,-30 30,-30')), inks.dark) +
    rect(-74, -12, 136, 5, inks.dark) +
    wheel(-50, 9, inks.dark, inks.pale) +
    wheel(-28, 9, inks.dark, inks.pale) +
    wheel(42, 9, inks.dark, inks.pale),
  shine: ellipse(60, -20, 2.8, 2.8, inks.shine),
  lamps: [{ x: 62, y: -20, radius: 34, power: 0.7 }],
});

/** A motorcycle with its rider. */
export const drawMotorcycle: Draw = inks => ({
  height: 66,
  body:
    wheel(-26, 13, inks.dark, inks.base) +
    wheel(27, 13, inks.dark, inks.base) +
    fill(curve(readPoints('-30,-20 -22,-30 -4,-27 6,-33 16,-32 22,-26 8,-14 -12,-12')), inks.accent) +
    line('M27 -13L14 -38L8 -40', inks.dark, 2.4) +
    fill(limb(readJoints('-12,-30,6 -4,-46,6.6 4,-54,5')), inks.base) +
    fill(limb(readJoints('2,-52,3 10,-44,2.4 13,-39,2')), inks.base) +
    fill(limb(readJoints('-12,-30,5 4,-26,4 0,-12,3')), inks.dark) +
    ellipse(8, -60, 6, 6.4, inks.pale) +
    fill(curve(readPoints('7,-61 14,-62 14,-58 8,-58')), inks.dark),
  shine: ellipse(20, -33, 2.6, 2.6, inks.shine),
  lamps: [{ x: 22, y: -33, radius: 36, power: 0.8 }],
});

/** A bicycle against nothing. */
export const drawBicycle: Draw = inks => {
  const ring = (x: number) => `<circle cx="${x}" cy="-15" r="14" fill="none" stroke="${inks.dark}" stroke-width="2"/>`;
  return {
    height: 48,
    body:
      ring(-24) +
      ring(24) +
      line(
        'M-24 -15L-8 -38L16 -38L0 -15L-24 -15M-8 -38L0 -15M-10 -43L-8 -38M16 -38L24 -15M16 -38L14 -45L21 -46',
        inks.accent,
        2,
      ) +
      line('M-15 -44L-6 -44', inks.dark, 3),
  };
};

/** A steam locomotive with a few carriages, windows lit. */
export const drawTrain: Draw = (inks, random) => {
  const cars = Array.from(
    { length: 3 },
    (_, i) =>
      rect(-108 - i * 66, -42, 62, 34, inks.accent) +
      rect(-109 - i * 66, -45, 64, 4, inks.dark) +
      wheel(-98 - i * 66, 5, inks.dark, inks.base) +
      wheel(-56 - i * 66, 5, inks.dark, inks.base),
  );
  const windows = Array.from({ length: 3 }, (_, i) =>
    Array.from({ length: 5 }, (_, k) =>
      random.chance(0.8) ? rect(-104 - i * 66 + k * 11.4, -36, 7.5, 10, inks.shine) : '',
    ).join(''),
  ).join('');
  const smoke = Array.from(
    { length: 11 },
    (_, i) =>
      `<ellipse cx="${34 - i * 14}" cy="${-62 - i * 4 - random.between(0, 7)}" rx="${6 + i * 2.3}" ry="${5 + i * 1.7}" fill="${inks.pale}" opacity="${(0.7 - i * 0.055).toFixed(2)}"/>`,
  );
  return {
    height: 70,
    above: 130,
    side: 245,
    body:
      smoke.join('') +
      cars.join('') +
      rect(-44, -50, 30, 42, inks.dark) +
      rect(-47, -54, 36, 4, inks.base) +
      fill(limb(readJoints('-14,-26,14 20,-26,14 40,-26,13.4')), inks.base) +
      rect(30, -54, 8, 18, inks.dark) +
      ellipse(34, -54, 7, 3, inks.dark) +
      ellipse(6, -40, 6, 5, inks.dark) +
      fill(corners(readPoints('44,-12 66,-1 44,-1')), inks.dark) +
      [-30, -6, 18, 38].map(x => wheel(x, 9, inks.dark, inks.accent)).join('') +
      line('M-32 -9L38 -9', inks.pale, 1.6),
    shine: windows + rect(-38, -44, 9, 9, inks.shine) + ellipse(53, -30, 4.4, 4.4, inks.shine),
    lamps: [{ x: 55, y: -30, radius: 60, power: 1 }],
  };
};

/** An aeroplane in the air. */
export const drawPlane: Draw = (inks, random) => ({
  height: 46,
  side: 66,
  aloft: true,
  body: move(
    fill(limb(readJoints('-50,-3,2.4 -20,0,6.4 26,0,6.6 46,2,2.6')), inks.pale) +
      fill(corners(readPoints('-46,-4 -58,-24 -47,-24 -32,-4')), inks.accent) +
      fill(corners(readPoints('8,2 -20,28 -10,28 26,3')), inks.base) +
      fill(corners(readPoints('2,-4 -14,-19 -7,-19 18,-5')), inks.dark) +
      line('M-22 -2L30 -2', inks.dark, 1.3),
    0,
    0,
    1,
    random.between(-20, -4),
  ),
  shine: ellipse(-12, 26, 1.6, 1.6, inks.shine),
});

/** A hot-air balloon. */
export const drawBalloon: Draw = inks => ({
  height: 104,
  aloft: true,
  body:
    fill(curve(readPoints('-8,28 -30,2 -38,-22 -30,-46 0,-58 30,-46 38,-22 30,2 8,28')), inks.accent) +
    fill(curve(readPoints('-3,28 -11,0 -13,-24 -9,-48 0,-58 9,-48 13,-24 11,0 3,28')), inks.pale) +
    fill(curve(readPoints('5,28 24,2 29,-22 22,-46 12,-54 20,-46 22,-22 17,2')), inks.dark) +
    line('M-8 28L-5 40M8 28L5 40', inks.dark, 0.8) +
    rect(-6, 39, 12, 8, inks.base),
  shine: ellipse(0, 30, 2.2, 3.6, inks.shine),
  lamps: [{ x: 0, y: 26, radius: 34, power: 0.5 }],
});

/** An airship. */
export const drawAirship: Draw = inks => ({
  height: 60,
  side: 96,
  aloft: true,
  body:
    fill(limb(readJoints('-76,0,3 -50,0,14 -8,0,21 36,0,18 70,0,4')), inks.base) +
    fill(corners(readPoints('-70,-4 -92,-20 -76,-20 -52,-10')), inks.accent) +
    fill(corners(readPoints('-70,4 -92,20 -76,20 -52,10')), inks.accent) +
    fill(curve(readPoints('-20,22 -16,31 14,31 20,21')), inks.dark) +
    line('M-74 0L70 0M-60 -10C-20 -17 30 -15 62 -7', inks.dark, 0.8),
  shine: Array.from({ length: 6 }, (_, i) => rect(-13 + i * 5, 24.6, 2.6, 2.8, inks.shine)).join(''),
});

/** A starship, engines burning. */
export const drawStarship: Draw = (inks, random) => ({
  height: 62,
  side: 90,
  aloft: true,
  body: move(
    fill(corners(readPoints('86,2 30,-10 -10,-16 -52,-18 -64,-8 -64,10 -48,16 0,14 40,9')), inks.base) +
      fill(corners(readPoints('-8,-15 -30,-34 -48,-34 -44,-17')), inks.dark) +
      fill(corners(readPoints('-10,12 -34,30 -60,32 -50,14')), inks.dark) +
      fill(corners(readPoints('20,-11 2,-19 -22,-19 -30,-15')), inks.pale) +
      rect(-58, -5, 50, 3, inks.accent) +
      line('M-50 8L30 6M-8 -14L-8 12M-30 -16L-30 14', inks.dark, 0.9),
    0,
    0,
    1,
    random.between(-12, 4),
  ),
  shine: `<ellipse cx="-68" cy="-4" rx="9" ry="3.4" fill="${inks.shine}"/><ellipse cx="-68" cy="6" rx="9" ry="3" fill="${inks.shine}"/>${Array.from({ length: 9 }, (_, i) => rect(-30 + i * 8, 1 - (i % 2) * 4, 2, 1.2, inks.shine)).join('')}`,
  lamps: [{ x: -70, y: 0, radius: 50, power: 1.1 }],
});

/** A rocket that stands or climbs on its fire. */
export const drawRocket: Draw = inks => ({
  height: 124,
  body:
    fill(curve(readPoints('-11,-14 -13,-50 -9,-86 0,-112 9,-86 13,-50 11,-14 0,-12')), inks.pale) +
    fill(curve(readPoints('-6,-95 0,-112 6,-95 0,-93')), inks.accent) +
    fill(corners(readPoints('-11,-44 -25,-10 -23,-2 -10,-16')), inks.accent) +
    fill(corners(readPoints('11,-44 25,-10 23,-2 10,-16')), inks.accent) +
    ellipse(0, -70, 4.6, 4.6, inks.dark) +
    rect(-6, -13, 12, 4, inks.dark),
  shine: fill(curve(readPoints('-6,-9 -9,4 -4,18 0,34 4,18 9,4 6,-9')), inks.shine),
  lamps: [{ x: 0, y: 6, radius: 80, power: 1.2 }],
});

/** A saucer with its beam. */
export const drawSaucer: Draw = inks => ({
  height: 76,
  aloft: true,
  body: ellipse(0, -6, 18, 14, inks.pale) + ellipse(0, 0, 46, 10, inks.base) + ellipse(0, 3, 30, 5, inks.dark),
  shine: `<path d="M-14 6L-40 92L40 92L14 6Z" fill="${inks.shine}" opacity="0.28"/>${[-34, -18, 0, 18, 34].map(x => ellipse(x, 3.4 - Math.abs(x) / 20, 2.2, 1.5, inks.shine)).join('')}`,
  lamps: [{ x: 0, y: 10, radius: 60, power: 0.9 }],
});

/** A helicopter. */
export const drawHelicopter: Draw = inks => ({
  height: 52,
  side: 76,
  aloft: true,
  body:
    fill(curve(readPoints('-14,-10 10,-12 27,-2 28,8 10,14 -12,12 -24,2')), inks.base) +
    fill(curve(readPoints('12,-9 26,-1 26,5 12,4')), inks.dark) +
    fill(limb(readJoints('-20,0,4 -44,-4,2 -66,-8,1.4')), inks.base) +
    fill(corners(readPoints('-62,-8 -72,-22 -66,-22 -56,-8')), inks.accent) +
    line('M0 -12L0 -18M-58 -19L58 -19M-10 14L-12 20M10 14L12 20M-22 20L24 20', inks.dark, 1.8),
  shine: ellipse(26, 10, 2, 2, inks.shine),
  lamps: [{ x: 28, y: 12, radius: 40, power: 0.7 }],
});
