import type { Inks } from './drawing.ts';
import { curve, ellipse, fill, limb } from './path.ts';
import type { Build } from './quadruped-builds.ts';

/** What only one kind has: a mane, antlers, a trunk; behind the body and over it. */
export function drawExtra(
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
