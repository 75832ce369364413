import type { Inks } from './drawing.ts';
import { corners, curve, ellipse, fill, type Joint, limb, readJoints, readPoints, rect } from './path.ts';
import type { Person } from './person.ts';

function drawLegs(stance: number, inks: string, width: number): string {
  const left: Joint[] = [
    [-3.6, -48, width * 1.25],
    [-4 - stance * 5, -25, width * 0.9],
    [-4.4 - stance * 9, -2.6, width * 0.62],
  ];
  const right: Joint[] = [
    [3.6, -48, width * 1.25],
    [4.4 + stance * 6, -25, width * 0.9],
    [4.2 + stance * 8, -2.6, width * 0.62],
  ];
  const foot = (x: number) => ellipse(x + 1, -1.6, 4, 1.9, inks);
  return fill(limb(left), inks) + fill(limb(right), inks) + foot(-4.4 - stance * 9) + foot(4.2 + stance * 8);
}

/** What covers the body, legs and all. */
export function drawOutfit(person: Person, inks: Inks, stance: number, sway: number): string {
  switch (person.outfit) {
    case 'coat':
      return (
        drawLegs(stance, inks.dark, 4) +
        fill(
          curve([
            [-11, -80],
            [-9, -62],
            [-11 - stance * 3, -40],
            [-13 - stance * 5 + sway, -27],
            [0, -25],
            [12 + stance * 5 + sway * 2, -28],
            [10 + stance * 2, -44],
            [9, -62],
            [11, -80],
            [5, -85.5],
            [-5, -85.5],
          ]),
          inks.base,
        ) +
        fill(corners(readPoints('-1.4,-84 1.4,-84 1.2,-28 -0.6,-28')), inks.dark)
      );
    case 'dress':
      return (
        drawLegs(stance * 0.4, inks.pale, 2.6) +
        fill(
          curve([
            [-8.6, -80],
            [-6.4, -64],
            [-9, -52],
            [-16 + sway, -24],
            [-18 + sway * 2, -12],
            [0, -9],
            [18 + sway * 2.4, -13],
            [14 + sway, -28],
            [8, -53],
            [6.2, -64],
            [8.6, -80],
            [3, -84],
            [-3, -84],
          ]),
          inks.accent,
        )
      );
    case 'robe':
      return (
        fill(
          curve([
            [-11.5, -80],
            [-11, -60],
            [-13, -36],
            [-17 + sway, -4],
            [-14 + sway, 0],
            [0, 1],
            [15 + sway, 0],
            [17 + sway * 1.6, -5],
            [13, -36],
            [11, -60],
            [11.5, -80],
            [5, -86],
            [-5, -86],
          ]),
          inks.base,
        ) + fill(corners(readPoints('-3,-84 3,-84 5,-1 -2,-1')), inks.dark)
      );
    case 'armour':
      return (
        drawLegs(stance + 0.35, inks.dark, 4.8) +
        fill(
          curve(readPoints('-13,-80 -11,-64 -9,-48 -12,-38 0,-34 12,-38 9,-48 11,-64 13,-80 6,-86 -6,-86')),
          inks.base,
        ) +
        ellipse(-13.5, -79, 6.4, 5.6, inks.pale) +
        ellipse(13.5, -79, 6.4, 5.6, inks.pale) +
        fill(
          curve([
            [-10, -82],
            [-15, -50],
            [-22 + sway * 2, -12],
            [-8 + sway, -8],
            [-4, -50],
          ]),
          inks.accent,
        )
      );
    case 'suit':
      return (
        drawLegs(stance * 0.7, inks.dark, 3.8) +
        fill(
          curve(readPoints('-11,-80 -9,-64 -9.4,-44 -9,-40 0,-39 9,-40 9.4,-44 9,-64 11,-80 5,-86 -5,-86')),
          inks.dark,
        ) +
        fill(corners(readPoints('-3,-85 3,-85 0,-66')), inks.pale) +
        fill(corners(readPoints('-0.9,-83 0.9,-83 1.1,-68 0,-65 -1.1,-68')), inks.accent)
      );
    case 'plain':
      return (
        drawLegs(stance, inks.dark, 3.9) +
        fill(
          curve(readPoints('-10.6,-80 -8.6,-64 -8.4,-46 -8,-41 0,-40 8,-41 8.4,-46 8.6,-64 10.6,-80 5,-85.5 -5,-85.5')),
          inks.base,
        )
      );
    case 'space':
      return (
        drawLegs(stance * 0.8 + 0.3, inks.pale, 5.8) +
        rect(-13, -82, 26, 30, inks.dark) +
        fill(curve(readPoints('-13,-80 -12,-62 -11,-46 0,-42 11,-46 12,-62 13,-80 6,-87 -6,-87')), inks.pale) +
        rect(-5, -70, 10, 7, inks.dark) +
        rect(-4, -69, 3, 2.4, inks.accent)
      );
    case 'machine':
      return (
        fill(limb(readJoints('-5,-46,3 -7,-24,2.6 -7,-3,4')), inks.dark) +
        fill(limb(readJoints('5,-46,3 7,-24,2.6 7,-3,4')), inks.dark) +
        fill(corners(readPoints('-14,-84 14,-84 9,-48 -9,-48')), inks.base) +
        fill(corners(readPoints('-8,-78 8,-78 5,-62 -5,-62')), inks.dark) +
        ellipse(0, -70, 3, 3, inks.accent)
      );
    default:
      return person.outfit satisfies never;
  }
}
