import type { Draw } from './drawing.ts';
import { corners, curve, ellipse, fill, line, move, readPoints, rect } from './path.ts';
import { drawFlower } from './plants.ts';

/** A cup, steaming. */
export const drawCup: Draw = inks => ({
  height: 84,
  body:
    ellipse(0, -3, 44, 7, inks.pale) +
    ellipse(0, -4, 30, 4, inks.dark) +
    `<path d="M27 -40C46 -44 48 -16 24 -16" fill="none" stroke="${inks.base}" stroke-width="5"/>` +
    fill(curve(readPoints('-31,-46 -29,-24 -18,-6 0,-3 18,-6 29,-24 31,-46 0,-43')), inks.base) +
    ellipse(0, -46, 31, 6.4, inks.pale) +
    ellipse(0, -45.4, 27, 4.8, inks.dark) +
    [-9, 3, 13]
      .map(
        (x, i) =>
          `<path d="M${x} -52C${x - 8} -62 ${x + 9} -68 ${x} -${80 - i * 4}" fill="none" stroke="${inks.pale}" stroke-width="2.6" stroke-linecap="round" opacity="0.4"/>`,
      )
      .join(''),
});

/** A vase of flowers. */
export const drawVase: Draw = (inks, random) => ({
  height: 130,
  body:
    [
      [-15, -30],
      [4, -36],
      [20, -28],
      [-2, -22],
    ]
      .map(([x = 0, y = 0]) => move(drawFlower(inks, random).body, x, y, 0.82, x * 1.1))
      .join('') +
    fill(curve(readPoints('-9,-58 -10,-48 -24,-30 -20,-8 -12,0 12,0 20,-8 24,-30 10,-48 9,-58 0,-56')), inks.base) +
    fill(curve(readPoints('4,-48 20,-28 16,-8 8,-2 14,-24')), inks.dark),
});

/** A bottle and a glass. */
export const drawBottle: Draw = inks => ({
  height: 104,
  body:
    fill(curve(readPoints('-30,0 -30,-50 -24,-66 -21,-76 -21,-98 -9,-98 -9,-76 -6,-66 0,-50 0,0 -15,2')), inks.dark) +
    rect(-28, -44, 26, 24, inks.pale) +
    rect(-22, -104, 14, 9, inks.accent) +
    fill(curve(readPoints('14,-52 16,-34 26,-26 36,-34 38,-52 26,-50')), inks.pale) +
    fill(curve(readPoints('16,-42 18,-33 26,-27 34,-33 36,-42 26,-40')), inks.accent) +
    rect(25, -28, 2.4, 26, inks.pale) +
    ellipse(26, -1.6, 10, 2, inks.pale),
});

/** A bowl of fruit. */
export const drawFruit: Draw = inks => ({
  height: 62,
  body:
    ellipse(-15, -37, 14, 13, inks.accent) +
    ellipse(12, -39, 14, 13.4, inks.accent) +
    ellipse(0, -46, 13, 12, inks.pale) +
    line('M-15 -49L-12 -56M12 -52L15 -59M0 -57L2 -63', inks.dark, 1.8) +
    fill(curve(readPoints('-38,-32 -30,-10 -14,-1 14,-1 30,-10 38,-32 0,-27')), inks.base) +
    ellipse(0, -31, 38, 4, inks.dark),
});

/** A pile of books, one open on top. */
export const drawBooks: Draw = inks => ({
  height: 62,
  body:
    rect(-38, -12, 76, 12, inks.accent) +
    rect(-34, -10, 72, 8, inks.pale) +
    rect(-32, -24, 68, 12, inks.base) +
    rect(-32, -22, 64, 8, inks.pale) +
    rect(-36, -34, 64, 10, inks.dark) +
    fill(curve(readPoints('0,-36 -16,-44 -40,-42 -44,-36 -40,-34 0,-33')), inks.pale) +
    fill(curve(readPoints('0,-36 16,-44 40,-42 44,-36 40,-34 0,-33')), inks.pale) +
    line('M0 -36L0 -33M-36 -40L-6 -39M6 -39L36 -40', inks.dark, 0.8),
});

/** Candles of three heights. */
export const drawCandles: Draw = (inks, random) => {
  const candles = [
    [-20, 34],
    [2, 56],
    [22, 42],
  ] as const;
  return {
    height: 74,
    body: candles
      .map(
        ([x, h]) =>
          rect(x - 6, -h, 12, h, inks.pale) +
          ellipse(x, -h, 6, 2, inks.base) +
          ellipse(x - 4, -h + random.between(8, 16), 2, 7, inks.pale) +
          ellipse(x, -1, 10, 3, inks.dark) +
          line(`M${x} ${-h}L${x} ${-h - 4}`, inks.dark, 1),
      )
      .join(''),
    shine: candles
      .map(([x, h]) =>
        fill(
          curve([
            [x, -h - 16],
            [x + 3.4, -h - 6],
            [x, -h - 2],
            [x - 3.4, -h - 6],
          ]),
          inks.shine,
        ),
      )
      .join(''),
    lamps: candles.map(([x, h]) => ({ x, y: -h - 7, radius: 66, power: 0.75 })),
  };
};

/** A skull. */
export const drawSkull: Draw = inks => ({
  height: 62,
  body:
    fill(
      curve(readPoints('-24,-30 -22,-50 -6,-61 12,-59 25,-46 25,-30 18,-22 17,-10 12,-2 -6,-2 -12,-10 -14,-20')),
      inks.pale,
    ) +
    ellipse(-5, -31, 7, 7.6, inks.dark) +
    ellipse(13, -31, 6.4, 7.4, inks.dark) +
    fill(corners(readPoints('5,-23 1,-15 9,-15')), inks.dark) +
    line('M-4 -9L-4 -3M1 -9L1 -2M6 -9L6 -2M11 -9L11 -3', inks.dark, 1.2),
});

/** A sword stuck in a stone. */
export const drawSword: Draw = inks => ({
  height: 112,
  body:
    fill(curve(readPoints('-40,2 -34,-16 -18,-30 4,-33 24,-25 36,-10 42,2')), inks.dark) +
    fill(curve(readPoints('-30,-8 -16,-26 4,-29 10,-18 -10,-10')), inks.base) +
    fill(corners(readPoints('-3.6,-30 -3.6,-82 3.6,-82 3.6,-30')), inks.pale) +
    line('M0 -32L0 -80', inks.dark, 0.9) +
    rect(-17, -87, 34, 5, inks.accent) +
    rect(-2, -104, 4, 18, inks.dark) +
    ellipse(0, -107, 4, 4, inks.accent),
});

/** A crown on its cushion. */
export const drawCrown: Draw = inks => ({
  height: 62,
  body:
    fill(curve(readPoints('-46,-4 -44,-18 0,-22 44,-18 46,-4 0,2')), inks.accent) +
    fill(corners(readPoints('-28,-20 -34,-52 -17,-38 0,-60 17,-38 34,-52 28,-20')), inks.pale) +
    rect(-28, -25, 56, 6, inks.base) +
    [-34, 0, 34].map(x => ellipse(x, x === 0 ? -61 : -53, 3, 3, inks.accent)).join(''),
  shine: [-16, 0, 16].map(x => ellipse(x, -22, 2.2, 2, inks.shine)).join(''),
});

/** A guitar that leans. */
export const drawGuitar: Draw = inks => ({
  height: 116,
  body: move(
    fill(
      curve(readPoints('-22,-14 -24,-30 -14,-42 -18,-54 -8,-64 8,-64 18,-54 14,-42 24,-30 22,-14 0,-4')),
      inks.accent,
    ) +
      ellipse(0, -42, 6.6, 6.6, inks.dark) +
      rect(-2.6, -108, 5.2, 62, inks.dark) +
      rect(-5, -118, 10, 12, inks.base) +
      rect(-9, -24, 18, 3, inks.dark) +
      line('M-1.4 -110L-1.4 -22M1.4 -110L1.4 -22', inks.pale, 0.5),
    0,
    0,
    1,
    10,
  ),
});

/** A clock of the long-case kind. */
export const drawClock: Draw = (inks, random) => ({
  height: 122,
  body:
    rect(-19, -6, 38, 6, inks.dark) +
    rect(-14, -78, 28, 72, inks.base) +
    rect(-9, -72, 18, 54, inks.dark) +
    rect(-20, -112, 40, 36, inks.base) +
    fill(curve(readPoints('-20,-111 0,-124 20,-111')), inks.dark) +
    ellipse(0, -94, 13, 13, inks.pale) +
    `<g transform="translate(0 -94) rotate(${random.between(0, 360).toFixed(0)})">${line('M0 0L0 -9', inks.dark, 1.4)}${line('M0 0L6 2', inks.dark, 1.6)}</g>` +
    ellipse(2, -30, 4, 4, inks.accent) +
    line('M0 -70L2 -32', inks.accent, 1),
});

/** A crystal or orb that shines. */
export const drawCrystal: Draw = inks => ({
  height: 92,
  body:
    fill(corners(readPoints('-12,0 -22,-30 -10,-44 0,-4')), inks.dark) +
    fill(corners(readPoints('14,0 26,-40 16,-56 4,-4')), inks.dark) +
    fill(corners(readPoints('-10,0 -13,-64 0,-92 13,-64 10,0')), inks.accent) +
    fill(corners(readPoints('-10,0 -13,-64 0,-92 0,0')), inks.pale),
  shine: `<path d="M-4 -8L-6 -62L0 -84L3 -60L2 -8Z" fill="${inks.shine}" opacity="0.75"/>`,
  lamps: [{ x: 0, y: -50, radius: 120, power: 0.9 }],
});

/** A ring of light that one could walk through. */
export const drawPortal: Draw = inks => ({
  height: 120,
  body:
    `<ellipse cx="0" cy="-58" rx="40" ry="58" fill="none" stroke="${inks.dark}" stroke-width="9"/>` +
    rect(-52, -4, 104, 6, inks.dark),
  shine: `<ellipse cx="0" cy="-58" rx="34" ry="52" fill="${inks.shine}" opacity="0.55"/><ellipse cx="0" cy="-58" rx="37" ry="55" fill="none" stroke="${inks.shine}" stroke-width="2.6"/>`,
  lamps: [{ x: 0, y: -58, radius: 150, power: 1.1 }],
});

/** A chest, its lid up on gold. */
export const drawChest: Draw = inks => ({
  height: 66,
  body:
    fill(curve(readPoints('-42,-34 -40,-58 -20,-66 20,-66 40,-58 42,-34')), inks.dark) +
    rect(-42, -32, 84, 32, inks.base) +
    rect(-42, -32, 84, 4, inks.dark) +
    [-30, 0, 30].map(x => rect(x - 3, -32, 6, 32, inks.dark)).join('') +
    rect(-5, -26, 10, 10, inks.accent),
  shine: fill(curve(readPoints('-36,-32 -26,-42 -10,-38 4,-46 18,-39 30,-42 37,-32')), inks.shine),
  lamps: [{ x: 0, y: -40, radius: 80, power: 0.9 }],
});

/** An empty chair. */
export const drawChair: Draw = inks => ({
  height: 84,
  body:
    line('M-18 0L-18 -40L-20 -82M18 0L18 -38', inks.dark, 3.6) +
    line('M-8 -4L-8 -38M9 -4L9 -36', inks.dark, 2.6) +
    fill(corners(readPoints('-21,-42 20,-42 23,-36 -20,-36')), inks.base) +
    line('M-20 -80L-2 -82M-19 -68L-3 -69M-19 -56L-3 -57M-3 -40L-2 -82', inks.dark, 2.8),
});

/** A throne. */
export const drawThrone: Draw = inks => ({
  height: 128,
  body:
    rect(-48, -8, 96, 8, inks.dark) +
    rect(-38, -16, 76, 8, inks.base) +
    fill(corners(readPoints('-26,-16 -30,-98 -18,-112 0,-128 18,-112 30,-98 26,-16')), inks.dark) +
    fill(corners(readPoints('-19,-44 -21,-94 0,-114 21,-94 19,-44')), inks.accent) +
    rect(-26, -46, 52, 30, inks.base) +
    rect(-36, -58, 10, 42, inks.base) +
    rect(26, -58, 10, 42, inks.base) +
    rect(-20, -52, 40, 9, inks.accent) +
    ellipse(0, -121, 3, 3, inks.pale),
});

/** A grand piano. */
export const drawPiano: Draw = inks => ({
  height: 92,
  body:
    fill(curve(readPoints('-60,-46 -40,-86 40,-92 68,-58 60,-46')), inks.base) +
    fill(curve(readPoints('-64,-46 64,-48 72,-40 70,-30 -64,-30')), inks.dark) +
    rect(-70, -36, 26, 6, inks.pale) +
    line('M-56 -30L-52 0M54 -30L58 0M4 -30L4 0', inks.dark, 4) +
    line('M46 -48L30 -88', inks.dark, 1.6),
});

/** A robot arm, a camera, a thing with a lens: a film camera on its legs. */
export const drawCamera: Draw = inks => ({
  height: 108,
  body:
    line('M0 -52L-28 0M0 -52L28 0M0 -52L4 0', inks.dark, 3) +
    rect(-22, -84, 40, 30, inks.base) +
    ellipse(-13, -93, 12, 12, inks.dark) +
    ellipse(11, -93, 12, 12, inks.dark) +
    ellipse(-13, -93, 5, 5, inks.pale) +
    ellipse(11, -93, 5, 5, inks.pale) +
    fill(corners(readPoints('18,-78 38,-84 38,-56 18,-62')), inks.dark) +
    ellipse(-14, -62, 2.4, 2.4, inks.accent),
});

/** A heart-shaped or round stone: a great boulder. */
export const drawRock: Draw = (inks, random) => {
  const bumps = Array.from({ length: 9 }, (_, i) => {
    const a = Math.PI + (i / 8) * Math.PI;
    const reach = random.between(34, 54);
    return [Math.cos(a) * reach * 1.15, Math.sin(a) * reach] as const;
  });
  return {
    height: 58,
    body:
      fill(corners([...bumps, [56, 3], [-56, 3]]), inks.base) +
      fill(corners(readPoints('8,-40 30,-34 52,0 10,2 18,-18')), inks.dark),
  };
};
