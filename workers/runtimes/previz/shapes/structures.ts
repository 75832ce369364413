import type { Random } from '../random.ts';
import type { Draw } from './drawing.ts';
import { corners, curve, ellipse, fill, line, readPoints, rect } from './path.ts';

const lit = (random: Random, share: number, x: number, y: number, w: number, h: number, colour: string) =>
  random.chance(share) ? rect(x, y, w, h, colour) : '';

/** A small house, smoke from its chimney and light in its windows. */
export const drawHouse: Draw = (inks, random) => {
  const smoke = Array.from(
    { length: 6 },
    (_, i) =>
      `<ellipse cx="${24 + i * 4 + random.between(-2, 2)}" cy="${-76 - i * 9}" rx="${3 + i * 1.8}" ry="${3.5 + i * 1.2}" fill="${inks.pale}" opacity="${(0.5 - i * 0.075).toFixed(2)}"/>`,
  );
  return {
    height: 72,
    above: 136,
    body:
      smoke.join('') +
      rect(20, -72, 8, 22, inks.dark) +
      rect(-36, -36, 50, 36, inks.base) +
      fill(corners(readPoints('14,-36 36,-34 36,0 14,0')), inks.dark) +
      fill(corners(readPoints('-42,-34 -32,-64 20,-64 12,-34')), inks.accent) +
      fill(corners(readPoints('12,-34 20,-64 42,-32 36,-31')), inks.dark) +
      rect(-8, -22, 11, 22, inks.dark) +
      rect(-32, -28, 12, 12, inks.dark),
    shine:
      rect(-31, -27, 10, 10, inks.shine) +
      rect(20, -26, 9, 9, inks.shine) +
      rect(-5.5, -20, 6, 6, inks.shine) +
      line('M-26 -27L-26 -17M-31 -22L-21 -22', inks.dark, 1),
    lamps: [
      { x: -26, y: -22, radius: 36, power: 0.6 },
      { x: 24, y: -22, radius: 28, power: 0.5 },
    ],
  };
};

/** A castle of many towers on its rock. */
export const drawCastle: Draw = (inks, random) => {
  const tower = (x: number, w: number, h: number, roof: boolean, dark: boolean) =>
    rect(x - w / 2, -h, w, h, dark ? inks.dark : inks.base) +
    rect(x + w * 0.1, -h, w * 0.4, h, inks.dark) +
    (roof
      ? fill(
          corners([
            [x - w * 0.68, -h],
            [x, -h - w * 1.7],
            [x + w * 0.68, -h],
          ]),
          inks.accent,
        ) + line(`M${x} ${-h - w * 1.7}L${x} ${-h - w * 2.1}`, inks.dark, 0.8)
      : rect(x - w * 0.62, -h - 4, w * 1.24, 5, inks.base) +
        Array.from({ length: 4 }, (_, i) => rect(x - w * 0.62 + i * w * 0.35, -h - 8, w * 0.18, 5, inks.base)).join(
          '',
        ));
  const spires = [
    [-44, 12, 46, true],
    [44, 13, 52, true],
    [-26, 16, 64, false],
    [26, 14, 70, true],
    [4, 20, 92, true],
    [-12, 11, 84, true],
  ] as const;
  const windows = spires
    .map(([x, , h]) =>
      Array.from({ length: 4 }, (_, i) => lit(random, 0.5, x - 1.4, -h + 8 + i * 12, 2.6, 4.4, inks.shine)).join(''),
    )
    .join('');
  return {
    height: 128,
    body:
      spires.map(([x, w, h, roof], i) => tower(x, w, h, roof, i < 2)).join('') +
      rect(-56, -30, 112, 30, inks.base) +
      Array.from({ length: 14 }, (_, i) => rect(-56 + i * 8, -35, 4.4, 6, inks.base)).join('') +
      fill(curve(readPoints('-9,0 -9,-15 0,-21 9,-15 9,0')), inks.dark),
    shine: windows,
    lamps: [{ x: 4, y: -60, radius: 60, power: 0.25 }],
  };
};

/** A lighthouse and its beam. */
export const drawLighthouse: Draw = inks => ({
  height: 118,
  side: 194,
  body:
    fill(curve(readPoints('-30,6 -26,-6 -12,-10 0,-12 14,-10 28,-5 34,6')), inks.dark) +
    fill(corners(readPoints('-11,-8 -7,-92 7,-92 11,-8')), inks.pale) +
    fill(corners(readPoints('-9.8,-34 -8.7,-56 8.7,-56 9.8,-34')), inks.accent) +
    fill(corners(readPoints('-8,-72 -7.2,-86 7.2,-86 8,-72')), inks.accent) +
    rect(-10, -95, 20, 3.4, inks.dark) +
    rect(-6, -107, 12, 12, inks.dark) +
    fill(curve(readPoints('-8,-107 0,-117 8,-107')), inks.accent) +
    rect(14, -20, 22, 14, inks.base) +
    fill(corners(readPoints('12,-20 25,-30 38,-20')), inks.accent),
  shine: `<path d="M0 -101L-190 -128L-190 -92Z" fill="${inks.shine}" opacity="0.2"/><path d="M0 -101L190 -116L190 -84Z" fill="${inks.shine}" opacity="0.28"/>${rect(-4.4, -106, 8.8, 10, inks.shine)}${rect(20, -17, 5, 6, inks.shine)}`,
  lamps: [{ x: 0, y: -101, radius: 74, power: 1.2 }],
});

/** A pagoda of five roofs. */
export const drawPagoda: Draw = inks => ({
  height: 118,
  body:
    Array.from({ length: 5 }, (_, i) => {
      const y = -i * 20;
      const w = 40 - i * 5.4;
      return (
        rect(-w * 0.56, y - 14, w * 1.12, 14, inks.base) +
        fill(
          curve([
            [-w, y - 11],
            [-w * 0.72, y - 14],
            [-w * 0.4, y - 22],
            [0, y - 23.4],
            [w * 0.4, y - 22],
            [w * 0.72, y - 14],
            [w, y - 11],
            [w * 0.5, y - 12],
            [-w * 0.5, y - 12],
          ]),
          inks.accent,
        )
      );
    }).join('') +
    line('M0 -100L0 -119', inks.dark, 1.6) +
    rect(-30, -2, 60, 3, inks.dark),
  shine: Array.from({ length: 4 }, (_, i) =>
    rect(-4 - (i === 0 ? 3 : 0), -i * 20 - 9, i === 0 ? 14 : 7, 7, inks.shine),
  ).join(''),
  lamps: [{ x: 0, y: -24, radius: 56, power: 0.5 }],
});

/** A church with its steeple. */
export const drawChurch: Draw = inks => ({
  height: 118,
  body:
    rect(-6, -36, 48, 36, inks.base) +
    fill(corners(readPoints('-10,-34 -2,-54 40,-54 46,-34')), inks.dark) +
    rect(-28, -68, 24, 68, inks.base) +
    rect(-12, -68, 8, 68, inks.dark) +
    fill(corners(readPoints('-31,-67 -16,-108 -1,-67')), inks.accent) +
    line('M-16 -108L-16 -118M-19.6 -114L-12.4 -114', inks.dark, 1.4),
  shine:
    fill(curve(readPoints('-20,-44 -20,-54 -16,-58 -12,-54 -12,-44')), inks.shine) +
    [2, 15, 28]
      .map(x =>
        fill(
          curve([
            [x, -10],
            [x, -22],
            [x + 3.4, -27],
            [x + 6.8, -22],
            [x + 6.8, -10],
          ]),
          inks.shine,
        ),
      )
      .join(''),
  lamps: [{ x: 16, y: -18, radius: 44, power: 0.5 }],
});

/** A windmill. */
export const drawWindmill: Draw = (inks, random) => {
  const turn = random.between(0, 90);
  const arms = [0, 90, 180, 270].map(
    a =>
      `<g transform="translate(0 -66) rotate(${(turn + a).toFixed(1)})"><path d="M-1 0L1 0L1 -46L-1 -46Z" fill="${inks.dark}"/><path d="M1 -12L11 -12L9 -46L1 -46Z" fill="${inks.pale}" opacity="0.85"/></g>`,
  );
  return {
    height: 112,
    body:
      fill(corners(readPoints('-18,0 -10,-64 10,-64 18,0')), inks.base) +
      fill(corners(readPoints('2,0 3,-64 10,-64 18,0')), inks.dark) +
      fill(curve(readPoints('-12,-63 -8,-74 8,-74 12,-63')), inks.accent) +
      arms.join(''),
    shine: rect(-6, -34, 5, 7, inks.shine),
  };
};

/** A slender tower of many lit floors. */
export const drawSkyscraper: Draw = (inks, random) => {
  const floors = Array.from({ length: 26 }, (_, i) =>
    [-13, -7, -1, 5].map(x => lit(random, 0.5, x, -10 - i * 5.2, 4, 2.8, inks.shine)).join(''),
  ).join('');
  return {
    height: 170,
    body:
      rect(-17, -112, 36, 112, inks.base) +
      rect(-13, -144, 27, 34, inks.base) +
      rect(8, -144, 6, 144, inks.dark) +
      fill(corners(readPoints('-9,-144 0,-160 9,-144')), inks.dark) +
      line('M0 -158L0 -176', inks.dark, 1.2),
    shine: floors + ellipse(0, -176, 1.6, 1.6, '#ff5040'),
    lamps: [{ x: 0, y: -70, radius: 70, power: 0.25 }],
  };
};
