import type { Random } from '../random.ts';
import type { Draw, Inks } from './drawing.ts';
import { corners, curve, ellipse, fill, type Joint, limb } from './path.ts';

/** An animal on four legs, seen from the side and looking right; lengths where the withers stand about 60 high. */
type Build = {
  /** Withers above ground, and hip to shoulder. */
  readonly high: number;
  readonly long: number;
  readonly chest: number;
  readonly belly: number;
  readonly rump: number;
  /** Where the head's crown is from the shoulder, and how thick the neck is at its top. */
  readonly head: readonly [x: number, y: number];
  readonly neck: number;
  readonly skull: number;
  /** The nose from the crown, and its half width. */
  readonly nose: readonly [x: number, y: number, r: number];
  readonly ears: 'point' | 'round' | 'long' | 'flop' | 'small';
  readonly ear: number;
  /** Thigh, shin and foot half widths. */
  readonly leg: readonly [number, number, number];
  readonly tail: readonly Joint[];
  readonly extra?: 'mane' | 'antlers' | 'horns' | 'bigMane' | 'trunk' | 'hump' | 'wool' | 'whiteTip' | 'saddle';
};

const builds = {
  horse: {
    high: 62,
    long: 50,
    chest: 14,
    belly: 13,
    rump: 14.5,
    head: [22, -30],
    neck: 8,
    skull: 6.6,
    nose: [13, 15, 4],
    ears: 'point',
    ear: 6,
    leg: [9, 3.6, 2.6],
    tail: [
      [0, 0, 4],
      [-8, 8, 5],
      [-11, 28, 4.5],
      [-9, 44, 1],
    ],
    extra: 'mane',
  },
  deer: {
    high: 58,
    long: 42,
    chest: 11,
    belly: 10,
    rump: 11,
    head: [15, -31],
    neck: 5.2,
    skull: 5,
    nose: [11, 9, 2.6],
    ears: 'point',
    ear: 9,
    leg: [7, 2.4, 1.7],
    tail: [
      [0, 0, 3],
      [-5, 4, 2.6],
      [-6, 8, 1],
    ],
    extra: 'antlers',
  },
  wolf: {
    high: 46,
    long: 40,
    chest: 11.5,
    belly: 8.5,
    rump: 9.5,
    head: [17, -12],
    neck: 8.5,
    skull: 7,
    nose: [13, 5, 2.6],
    ears: 'point',
    ear: 8,
    leg: [7, 3, 2.3],
    tail: [
      [0, 0, 4],
      [-9, 10, 5.5],
      [-14, 24, 3.6],
      [-15, 31, 0.8],
    ],
  },
  dog: {
    high: 44,
    long: 36,
    chest: 10.5,
    belly: 8,
    rump: 9,
    head: [14, -18],
    neck: 7,
    skull: 7.2,
    nose: [11, 4, 3.6],
    ears: 'flop',
    ear: 10,
    leg: [6.6, 3, 2.4],
    tail: [
      [0, 0, 2.8],
      [-9, -6, 2.6],
      [-13, -18, 1.2],
    ],
  },
  fox: {
    high: 36,
    long: 36,
    chest: 9,
    belly: 7,
    rump: 8,
    head: [15, -13],
    neck: 6.5,
    skull: 6.4,
    nose: [12, 4.5, 1.6],
    ears: 'point',
    ear: 9,
    leg: [5.6, 2.3, 1.7],
    tail: [
      [0, 0, 3.4],
      [-12, 5, 7],
      [-26, 9, 7.5],
      [-36, 6, 1.4],
    ],
    extra: 'whiteTip',
  },
  cat: {
    high: 30,
    long: 31,
    chest: 7.2,
    belly: 7,
    rump: 7.4,
    head: [10, -12],
    neck: 5,
    skull: 6.4,
    nose: [5.4, 2.6, 3],
    ears: 'point',
    ear: 6.5,
    leg: [5, 2.2, 1.9],
    tail: [
      [0, 0, 2.2],
      [-10, -3, 2.1],
      [-16, -16, 2],
      [-12, -28, 1.7],
    ],
  },
  bear: {
    high: 54,
    long: 50,
    chest: 18,
    belly: 17,
    rump: 17.5,
    head: [21, -4],
    neck: 12,
    skull: 10,
    nose: [13, 6, 4.4],
    ears: 'round',
    ear: 4.4,
    leg: [11, 7.4, 6],
    tail: [
      [0, 0, 3],
      [-3, 3, 2],
    ],
    extra: 'hump',
  },
  elephant: {
    high: 74,
    long: 52,
    chest: 22,
    belly: 22,
    rump: 21,
    head: [25, -8],
    neck: 15,
    skull: 14,
    nose: [9, 12, 6],
    ears: 'small',
    ear: 6,
    leg: [13, 9, 8.4],
    tail: [
      [0, 0, 2.4],
      [-6, 14, 1.6],
      [-7, 30, 1.4],
    ],
    extra: 'trunk',
  },
  lion: {
    high: 48,
    long: 44,
    chest: 12.5,
    belly: 10.5,
    rump: 11,
    head: [19, -12],
    neck: 10,
    skull: 8.2,
    nose: [11, 5, 4.6],
    ears: 'round',
    ear: 3.6,
    leg: [8.4, 4.4, 3.8],
    tail: [
      [0, 0, 2.4],
      [-12, 6, 1.8],
      [-18, 22, 1.6],
      [-22, 26, 3.4],
    ],
    extra: 'bigMane',
  },
  cow: {
    high: 52,
    long: 50,
    chest: 16,
    belly: 16.5,
    rump: 15.5,
    head: [20, -6],
    neck: 10,
    skull: 7.6,
    nose: [13, 10, 5.2],
    ears: 'flop',
    ear: 7,
    leg: [9, 4, 3.2],
    tail: [
      [0, 0, 2],
      [-5, 12, 1.4],
      [-5, 32, 2.4],
    ],
    extra: 'horns',
  },
  sheep: {
    high: 36,
    long: 34,
    chest: 14,
    belly: 14.5,
    rump: 14,
    head: [15, -6],
    neck: 7,
    skull: 5.8,
    nose: [9, 7, 3.2],
    ears: 'flop',
    ear: 6,
    leg: [5, 2.4, 2],
    tail: [
      [0, 0, 3.4],
      [-4, 5, 2],
    ],
    extra: 'wool',
  },
  rabbit: {
    high: 24,
    long: 20,
    chest: 7,
    belly: 8.4,
    rump: 10,
    head: [9, -9],
    neck: 5,
    skull: 5.6,
    nose: [6, 3, 2.8],
    ears: 'long',
    ear: 17,
    leg: [6, 2.2, 2],
    tail: [
      [0, 0, 3],
      [-3, -1, 2.6],
    ],
  },
  camel: {
    high: 66,
    long: 44,
    chest: 13,
    belly: 12.5,
    rump: 12,
    head: [26, -24],
    neck: 5.5,
    skull: 5.4,
    nose: [12, 6, 3.8],
    ears: 'small',
    ear: 4,
    leg: [8, 3.2, 3],
    tail: [
      [0, 0, 2],
      [-5, 12, 1.4],
      [-5, 24, 1.6],
    ],
    extra: 'saddle',
  },
} as const satisfies Record<string, Build>;

/** The animals drawn on four legs. */
export type QuadrupedName = keyof typeof builds;

function drawLeg(
  x: number,
  hip: number,
  [thigh, shin, foot]: readonly number[],
  swing: number,
  hind: boolean,
  inks: string,
): string {
  const t = thigh ?? 6;
  const s = shin ?? 3;
  const f = foot ?? 2;
  const bend = hind ? -1 : 0.35;
  const knee: Joint = [x + swing * hip * 0.22 + (hind ? hip * 0.09 : 0), -hip * 0.56, t * 0.66];
  const hock: Joint = [x + swing * hip * 0.34 + bend * hip * 0.07, -hip * 0.29, s];
  const toe: Joint = [x + swing * hip * 0.5 + (hind ? hip * 0.02 : 0), -f * 0.9, f * 0.92];
  const paw = ellipse(toe[0] + f * 0.6, -f * 0.62, f * 1.5, f * 0.75, inks);
  return fill(limb([[x, -hip, t], knee, hock, toe]), inks) + paw;
}

function drawEar(build: Build, x: number, y: number, inks: string): string {
  const e = build.ear;
  const k = build.skull;
  switch (build.ears) {
    case 'point':
      return (
        fill(
          curve([
            [x - k * 0.75, y - k * 0.3],
            [x - k * 0.75 - e * 0.12, y - k * 0.6 - e],
            [x + k * 0.25, y - k * 0.62],
          ]),
          inks,
        ) +
        fill(
          corners([
            [x - k * 0.1, y - k * 0.7],
            [x + k * 0.32, y - k * 0.45 - e],
            [x + k * 0.7, y - k * 0.5],
          ]),
          inks,
        )
      );
    case 'round':
      return (
        ellipse(x - k * 0.45, y - k * 0.85, e, e, inks) + ellipse(x + k * 0.5, y - k * 0.8, e * 0.8, e * 0.9, inks)
      );
    case 'long':
      return (
        fill(
          limb([
            [x - k * 0.3, y - k * 0.5, e * 0.12],
            [x - k * 0.9, y - e * 0.7, e * 0.17],
            [x - k * 1.3, y - e * 1.25, e * 0.06],
          ]),
          inks,
        ) +
        fill(
          limb([
            [x, y - k * 0.6, e * 0.12],
            [x - k * 0.2, y - e * 0.75, e * 0.16],
            [x - k * 0.3, y - e * 1.3, e * 0.06],
          ]),
          inks,
        )
      );
    case 'flop':
      return fill(
        limb([
          [x - k * 0.5, y - k * 0.6, e * 0.2],
          [x - k * 0.95, y + e * 0.15, e * 0.3],
          [x - k * 0.8, y + e * 0.65, e * 0.14],
        ]),
        inks,
      );
    case 'small':
      return ellipse(x - k * 0.5, y - k * 0.7, e * 0.5, e * 0.7, inks);
    default:
      return build.ears satisfies never;
  }
}

function drawExtra(
  build: Build,
  shoulder: number,
  head: readonly [number, number],
  inks: Inks,
): { under: string; over: string } {
  const [hx, hy] = head;
  const { high, long } = build;
  switch (build.extra) {
    case undefined:
      return { under: '', over: '' };
    case 'mane':
      return {
        under: '',
        over: fill(
          curve([
            [hx - 2, hy - 7],
            [hx - 9, hy],
            [shoulder - 6, -high - 8],
            [shoulder - 12, -high - 4],
            [shoulder - 3, -high + 6],
            [hx - 5, hy + 13],
            [hx + 1, hy - 1],
          ]),
          inks.dark,
        ),
      };
    case 'antlers': {
      const branch = (side: number) =>
        [
          limb([
            [hx - 1, hy - 4, 1.3],
            [hx - 6 * side - 3, hy - 16, 1.2],
            [hx - 5 * side + 1, hy - 30, 0.5],
          ]),
          limb([
            [hx - 4 * side - 2, hy - 12, 1],
            [hx + 5 - 2 * side, hy - 20, 0.4],
          ]),
          limb([
            [hx - 6 * side - 2, hy - 19, 0.9],
            [hx - 11 * side, hy - 27, 0.4],
          ]),
        ].join('');
      return { under: fill(branch(0.4), inks.dark), over: fill(branch(1.25), inks.base) };
    }
    case 'horns':
      return {
        under: '',
        over: fill(
          limb([
            [hx - 2, hy - 6, 1.8],
            [hx + 2, hy - 13, 1.4],
            [hx + 8, hy - 15, 0.4],
          ]),
          inks.pale,
        ),
      };
    case 'bigMane':
      return {
        under: fill(
          curve([
            [hx + 4, hy - 11],
            [hx - 9, hy - 13],
            [hx - 18, hy - 3],
            [hx - 18, hy + 13],
            [hx - 8, hy + 24],
            [hx + 3, hy + 17],
            [hx + 8, hy + 6],
          ]),
          inks.dark,
        ),
        over: '',
      };
    case 'trunk':
      return {
        under: '',
        over:
          fill(
            limb([
              [hx + 8, hy + 8, 7],
              [hx + 16, hy + 26, 4.6],
              [hx + 15, hy + 46, 3.4],
              [hx + 21, hy + 56, 2.4],
            ]),
            inks.base,
          ) +
          fill(
            curve([
              [hx - 4, hy - 10],
              [hx - 17, hy - 8],
              [hx - 21, hy + 8],
              [hx - 12, hy + 22],
              [hx - 3, hy + 10],
            ]),
            inks.dark,
          ) +
          fill(
            limb([
              [hx + 9, hy + 15, 2],
              [hx + 17, hy + 25, 1.4],
              [hx + 26, hy + 25, 0.4],
            ]),
            inks.pale,
          ),
      };
    case 'hump':
      return { under: ellipse(shoulder - 7, -high - 9, 15, 11, inks.base), over: '' };
    case 'wool': {
      const puffs = Array.from({ length: 9 }, (_, i) => {
        const t = (i / 9) * Math.PI * 2;
        return ellipse(Math.cos(t) * long * 0.52, -high + Math.sin(t) * build.belly * 0.75, 8.4, 7.4, inks.pale);
      });
      return { under: '', over: puffs.join('') + ellipse(0, -high, long * 0.55, build.belly * 0.95, inks.pale) };
    }
    case 'whiteTip':
      return {
        under: '',
        over:
          ellipse(-long / 2 - 35, -high + 6, 4.5, 3.4, inks.pale) +
          fill(
            limb([
              [shoulder + 4, -high + 5, 3],
              [hx - 1, hy + 6, 2.6],
            ]),
            inks.pale,
          ),
      };
    case 'saddle':
      return { under: ellipse(-2, -high - 12, 13, 11, inks.base), over: ellipse(-2, -high - 14, 14, 6, inks.accent) };
    default:
      return build.extra satisfies never;
  }
}

function drawBuild(build: Build, inks: Inks, random: Random, stride: number) {
  const { high, long, leg } = build;
  const hip = -long / 2;
  const shoulder = long / 2;
  const legHip = high - build.belly * 0.55;
  const hx = shoulder + build.head[0];
  const hy = -high + build.head[1];
  const far = [
    drawLeg(hip + 2, legHip, leg, -stride, true, inks.dark),
    drawLeg(shoulder - 2, legHip, leg, stride, false, inks.dark),
  ];
  const near = [
    drawLeg(hip, legHip, leg, stride, true, inks.base),
    drawLeg(shoulder, legHip, leg, -stride * 0.9, false, inks.base),
  ];
  const torso = fill(
    limb([
      [hip, -high + build.rump * 0.15, build.rump],
      [-long * 0.1, -high + 1, build.belly],
      [long * 0.2, -high + 1, build.belly * 1.04],
      [shoulder, -high + build.chest * 0.12, build.chest],
    ]),
    inks.base,
  );
  const neck = fill(
    limb([
      [shoulder - 2, -high - 1, build.chest * 0.86],
      [shoulder + build.head[0] * 0.5, -high + build.head[1] * 0.5, (build.chest + build.neck) * 0.48],
      [hx, hy, build.neck],
    ]),
    inks.base,
  );
  const skull = fill(
    limb([
      [hx - 1, hy, build.skull],
      [hx + build.nose[0] * 0.5, hy + build.nose[1] * 0.5, (build.skull + build.nose[2]) * 0.52],
      [hx + build.nose[0], hy + build.nose[1], build.nose[2]],
    ]),
    inks.base,
  );
  const tail = fill(
    limb(
      build.tail.map(([x, y, r]) => [
        hip - build.rump * 0.75 + x,
        -high - build.rump * 0.35 + y + random.between(-1, 1),
        r,
      ]),
    ),
    build.extra === 'mane' ? inks.dark : inks.base,
  );
  const extra = drawExtra(build, shoulder, [hx, hy], inks);
  const body = [
    tail,
    ...far,
    extra.under,
    torso,
    neck,
    ...near,
    skull,
    drawEar(build, hx, hy, inks.base),
    extra.over,
  ].join('');
  return { body, height: high - build.head[1] + build.skull + 6, back: -high - build.belly };
}

/** How to draw an animal that stands or walks. */
export const drawQuadruped =
  (name: QuadrupedName): Draw =>
  (inks, random) => {
    const { body, height } = drawBuild(
      builds[name],
      inks,
      random,
      random.between(0.25, 0.9) * (random.chance(0.75) ? 1 : 0.2),
    );
    return { height, body };
  };

/** A horse in full stride, and where its back is, for a rider. */
export const drawMount = (inks: Inks, random: Random) =>
  drawBuild(builds.horse, inks, random, random.between(0.7, 1.2));
