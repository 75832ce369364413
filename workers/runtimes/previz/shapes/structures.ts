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

/** Broken columns. */
export const drawRuins: Draw = (inks, random) => {
  const columns = Array.from({ length: 6 }, (_, i) => {
    const x = -60 + i * 24;
    const h = random.pick([88, 88, 60, 34, 74]);
    return {
      x,
      h,
      body:
        rect(x - 5, -h, 10, h, i % 2 ? inks.base : inks.pale) +
        rect(x + 1, -h, 4, h, inks.dark) +
        rect(x - 8, -4, 16, 4, inks.base) +
        (h > 80
          ? rect(x - 8, -h - 5, 16, 6, inks.base)
          : fill(
              corners([
                [x - 5, -h],
                [x - 2, -h - 7],
                [x + 2, -h - 2],
                [x + 5, -h],
              ]),
              inks.base,
            )),
    };
  });
  const beams = columns
    .slice(1)
    .map((c, i) => (c.h > 80 && (columns[i]?.h ?? 0) > 80 ? rect(c.x - 33, -100, 42, 8, inks.base) : ''));
  return {
    height: 104,
    body:
      columns.map(c => c.body).join('') +
      beams.join('') +
      fill(curve(readPoints('30,0 34,-10 46,-12 58,-6 66,0')), inks.dark) +
      rect(-84, -3, 168, 5, inks.dark),
  };
};

/** A red gate before a shrine. */
export const drawGate: Draw = inks => ({
  height: 92,
  body:
    rect(-34, -80, 7, 80, inks.accent) +
    rect(27, -80, 7, 80, inks.accent) +
    rect(-42, -66, 84, 6, inks.accent) +
    fill('M-56 -88C-30 -82 30 -82 56 -88L54 -78C30 -74 -30 -74 -54 -78Z', inks.dark) +
    fill('M-52 -80C-30 -75 30 -75 52 -80L51 -75C30 -71 -30 -71 -51 -75Z', inks.accent) +
    rect(-4, -74, 8, 11, inks.dark) +
    rect(-38, -5, 14, 5, inks.dark) +
    rect(24, -5, 14, 5, inks.dark),
});

/** A stone or steel bridge on arches. */
export const drawBridge: Draw = inks => ({
  height: 62,
  body:
    `<path fill-rule="evenodd" d="M-150 -46L150 -46L150 4L-150 4Z${[-100, -34, 34, 100].map(x => `M${x - 28} 4L${x - 28} -12C${x - 26} -34 ${x + 26} -34 ${x + 28} -12L${x + 28} 4Z`).join('')}" fill="${inks.base}"/>` +
    rect(-154, -52, 308, 7, inks.dark) +
    Array.from({ length: 16 }, (_, i) => rect(-148 + i * 19.6, -58, 2.4, 7, inks.dark)).join('') +
    line('M-150 -58L150 -58', inks.dark, 1.2),
});

/** A tent with a light inside. */
export const drawTent: Draw = inks => ({
  height: 46,
  body:
    fill(corners(readPoints('-40,0 -4,-42 12,-40 46,-2')), inks.accent) +
    fill(corners(readPoints('-40,0 -4,-42 14,0')), inks.base) +
    line('M-4 -42L-4 -47M-40 0L-52 2M46 -2L56 1', inks.dark, 1),
  shine: fill(corners(readPoints('-18,0 -4,-32 4,0')), inks.shine),
  lamps: [{ x: -6, y: -12, radius: 52, power: 0.9 }],
});

/** A pyramid, one side in the light. */
export const drawPyramid: Draw = inks => ({
  height: 80,
  body:
    fill(corners(readPoints('-88,0 -8,-78 26,0')), inks.pale) +
    fill(corners(readPoints('26,0 -8,-78 84,-3')), inks.dark) +
    Array.from({ length: 8 }, (_, i) =>
      line(`M${-80 + i * 9} ${-i * 9 - 8}L${24 - i * 4} ${-i * 9 - 8}`, inks.base, 0.7),
    ).join(''),
});

/** A statue on its plinth. */
export const drawStatue: Draw = inks => ({
  height: 120,
  body:
    rect(-17, -34, 34, 34, inks.base) +
    rect(-21, -38, 42, 6, inks.pale) +
    rect(-22, -4, 44, 5, inks.dark) +
    fill(curve(readPoints('-11,-38 -14,-58 -9,-78 -12,-92 -4,-98 4,-98 11,-92 9,-76 14,-56 11,-38')), inks.pale) +
    ellipse(0, -105, 5.4, 6.6, inks.pale) +
    fill(curve(readPoints('9,-93 20,-104 26,-118 30,-117 25,-100 13,-86')), inks.pale),
});

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

/** A street lamp. */
export const drawStreetLamp: Draw = inks => ({
  height: 100,
  body:
    line('M0 0L0 -88C0 -97 8 -99 16 -97', inks.dark, 2.2) +
    rect(-3, -8, 6, 8, inks.dark) +
    fill(corners(readPoints('11,-98 22,-98 20,-93 13,-93')), inks.dark),
  shine: ellipse(16.5, -92, 4, 2.4, inks.shine),
  lamps: [{ x: 16.5, y: -92, radius: 44, power: 1.1 }],
});

/** A camp fire. */
export const drawCampfire: Draw = inks => ({
  height: 34,
  body:
    fill(corners(readPoints('-17,-1 12,-9 13,-5 -15,3')), inks.dark) +
    fill(corners(readPoints('17,-1 -12,-9 -13,-5 15,3')), inks.dark),
  shine:
    fill(curve(readPoints('-10,-3 -12,-14 -5,-22 -4,-33 3,-24 8,-28 8,-18 12,-11 9,-3 0,0')), '#ff8a2c') +
    fill(curve(readPoints('-5,-3 -6,-11 -1,-16 1,-22 5,-14 6,-7 3,-2')), '#ffe08a'),
  lamps: [{ x: 0, y: -14, radius: 110, power: 1.3 }],
});

/** A lantern that stands or hangs. */
export const drawLantern: Draw = inks => ({
  height: 44,
  body:
    fill(corners(readPoints('-11,0 11,0 9,-4 -9,-4')), inks.dark) +
    rect(-10, -30, 2, 27, inks.dark) +
    rect(8, -30, 2, 27, inks.dark) +
    fill(corners(readPoints('-13,-29 0,-40 13,-29')), inks.dark) +
    line('M-5 -39C-5 -47 5 -47 5 -39', inks.dark, 1.4),
  shine: rect(-7, -27, 14, 22, inks.shine),
  lamps: [{ x: 0, y: -16, radius: 80, power: 1.2 }],
});

/** A door that stands alone, open on light. */
export const drawDoor: Draw = inks => ({
  height: 92,
  body: rect(-26, -88, 52, 88, inks.dark) + fill(corners(readPoints('20,-82 44,-90 44,6 20,0')), inks.base),
  shine: rect(-20, -82, 40, 82, inks.shine),
  lamps: [{ x: 0, y: -44, radius: 100, power: 1 }],
});
