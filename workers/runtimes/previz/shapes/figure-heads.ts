import type { Inks } from './drawing.ts';
import { corners, curve, ellipse, fill, line, readPoints, rect } from './path.ts';
import type { Person } from './person.ts';

/** The head with its hair or hat. */
export function drawHead(person: Person, inks: Inks, sway: number): string {
  const skin = ellipse(0, -92.5, 5.2, 6.5, inks.pale) + rect(-2, -88, 4, 5, inks.pale);
  switch (person.head) {
    case 'short':
      return skin + fill(curve(readPoints('-5.6,-90 -6,-96 -2,-100 3,-100 6,-96 5.4,-90 3,-93 -3,-93')), inks.dark);
    case 'long':
      return (
        fill(
          curve([
            [-6, -96],
            [-8, -84],
            [-7 + sway, -70],
            [6 + sway * 2, -70],
            [7.4, -84],
            [6, -96],
            [0, -100.5],
          ]),
          inks.dark,
        ) + ellipse(1.6, -91.5, 3.4, 5, inks.pale)
      );
    case 'bun':
      return skin + ellipse(0, -94.6, 6, 5.4, inks.dark) + ellipse(-1, -101, 3.2, 3, inks.dark);
    case 'hat':
      return (
        skin +
        ellipse(0, -95.6, 11.4, 2.2, inks.dark) +
        fill(curve(readPoints('-6,-95 -5.4,-102 0,-103.4 5.4,-102 6,-95')), inks.dark)
      );
    case 'straw':
      return skin + fill(corners(readPoints('-15,-93 0,-104 15,-93 0,-91')), inks.pale);
    case 'hood':
      return (
        fill(curve(readPoints('-8.6,-83 -8.4,-94 -3,-102 3,-101 8,-94 8.6,-83 0,-80')), inks.base) +
        ellipse(1, -91, 4, 5.6, inks.dark)
      );
    case 'helmet':
      return (
        fill(curve(readPoints('-6.6,-86 -7,-96 0,-102 7,-96 6.6,-86 0,-83')), inks.pale) +
        rect(-4.6, -94, 9.2, 1.8, inks.dark) +
        fill(
          curve([
            [0, -101],
            [-7, -107],
            [-12 + sway, -101],
            [-6, -103],
          ]),
          inks.accent,
        )
      );
    case 'pointed':
      return (
        skin +
        ellipse(0, -95, 12, 2.4, inks.base) +
        fill(
          curve([
            [-6.4, -95],
            [-3, -106],
            [-3 + sway, -119],
            [3, -105],
            [6.4, -95],
          ]),
          inks.base,
        ) +
        fill(curve(readPoints('-4,-88 -3,-74 0,-68 3,-74 4,-88')), inks.pale)
      );
    case 'crown':
      return (
        skin +
        fill(curve(readPoints('-6,-96 -7,-80 -4,-76 4,-76 7,-80 6,-96')), inks.dark) +
        ellipse(0, -91.6, 4, 5.4, inks.pale) +
        fill(corners(readPoints('-6,-97 -7,-104 -3,-100 0,-106 3,-100 7,-104 6,-97')), inks.accent)
      );
    case 'glass':
      return (
        ellipse(0, -94, 10, 10.4, inks.pale) +
        ellipse(1.4, -94, 7.2, 7, inks.accent) +
        ellipse(3.6, -97, 2, 1.6, inks.shine)
      );
    case 'box':
      return (
        rect(-7, -101, 14, 14, inks.base) + rect(-5, -96.6, 10, 3, inks.accent) + line('M0 -101L0 -109', inks.dark, 1.2)
      );
    default:
      return person.head satisfies never;
  }
}
