import type { Inks } from './drawing.ts';
import { corners, curve, ellipse, fill, type Joint, line, readPoints, rect } from './path.ts';
import type { Person } from './person.ts';

/** What is carried, behind and before the body, what of it shines, and where the hand is. */
export function drawHeld(person: Person, inks: Inks): { behind: string; front: string; shine: string; arm: Joint } {
  const none = { behind: '', front: '', shine: '', arm: [14, -48, 2.2] as Joint };
  switch (person.holds) {
    case undefined:
      return none;
    case 'umbrella': {
      const top =
        'M-22 -103C-20 -121 -4 -128 6 -128C18 -128 32 -120 34 -103C28 -107 24 -107 20 -103C15 -108 -3 -108 -8 -103C-12 -107 -17 -107 -22 -103Z';
      return {
        ...none,
        behind: line('M6 -127L8 -60', inks.dark, 1.3),
        front: fill(top, inks.accent),
        arm: [8, -64, 2.2],
      };
    }
    case 'staff':
      return {
        ...none,
        front: line('M19 0L16 -108', inks.dark, 1.8) + ellipse(16, -110, 3.4, 3.4, inks.accent),
        shine: ellipse(16, -110, 2.4, 2.4, inks.shine),
        arm: [17.5, -62, 2.3],
      };
    case 'spear':
      return {
        ...none,
        front:
          line('M20 0L15 -124', inks.dark, 1.3) + fill(corners(readPoints('13.6,-122 14.6,-136 17,-122')), inks.pale),
        arm: [17.5, -62, 2.3],
      };
    case 'sword':
      return {
        ...none,
        front: fill(corners(readPoints('17,-48 19,-47 31,-4 29,-3')), inks.pale) + line('M13 -44L22 -49', inks.dark, 2),
        arm: [17, -50, 2.4],
      };
    case 'lantern':
      return {
        ...none,
        front: line('M17 -56L18 -50', inks.dark, 1) + rect(14.6, -50, 7, 9, inks.dark),
        shine: rect(15.8, -48.6, 4.6, 6.4, inks.shine),
        arm: [17, -57, 2.2],
      };
    case 'balloon':
      return {
        ...none,
        front: line('M15 -56C18 -80 20 -100 22 -116', inks.dark, 0.7) + ellipse(23, -127, 9.4, 11.4, inks.accent),
        arm: [15, -57, 2.2],
      };
    case 'pack':
      return {
        ...none,
        front:
          fill(curve(readPoints('-9,-82 -10,-58 0,-54 10,-58 9,-82 0,-86')), inks.accent) +
          rect(-9, -90, 18, 5, inks.dark),
      };
    case 'wings':
      return {
        ...none,
        behind:
          fill(curve(readPoints('-3,-78 -26,-104 -46,-92 -44,-70 -34,-60 -22,-44 -5,-56')), inks.pale) +
          fill(curve(readPoints('3,-78 26,-104 46,-92 44,-70 34,-60 22,-44 5,-56')), inks.pale),
      };
    default:
      return person.holds satisfies never;
  }
}
