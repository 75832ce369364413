import type { Random } from '../random.ts';
import type { Draw, Inks } from './drawing.ts';
import { corners, curve, ellipse, fill, type Joint, limb } from './path.ts';
import { type Build, builds, type QuadrupedName } from './quadruped-builds.ts';
import { drawExtra } from './quadruped-extras.ts';

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
