import type { Draw } from './drawing.ts';
import { corners, curve, ellipse, fill, line, readPoints, rect } from './path.ts';

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
  side: 158,
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
