import type { Draw } from './drawing.ts';
import { drawHead } from './figure-heads.ts';
import { drawHeld } from './figure-held.ts';
import { drawOutfit } from './figure-outfits.ts';
import { fill, type Joint, limb, move } from './path.ts';
import type { Person } from './person.ts';

const arm = (side: 1 | -1, hand: Joint, inks: string) =>
  fill(limb([[side * 10, -79, 3.5], [(side * 13 + hand[0]) / 2 + side * 2, (-79 + hand[1]) / 2, 2.9], hand]), inks);

/** How to draw a person on their feet. */
export const drawFigure =
  (person: Person): Draw =>
  (inks, random) => {
    const stance = random.pick([0, 0.15, 0.5, 0.9]);
    const sway = random.between(-3, 3);
    const size = person.size ?? 1;
    const held = drawHeld(person, inks);
    const sleeve =
      person.outfit === 'dress'
        ? inks.pale
        : person.outfit === 'suit'
          ? inks.dark
          : person.outfit === 'space'
            ? inks.pale
            : inks.base;
    const body =
      held.behind +
      arm(-1, [-14 - stance * 2, -50 + stance * 3, 2.2], sleeve) +
      drawOutfit(person, inks, stance, sway) +
      arm(1, held.arm, sleeve) +
      move(drawHead(person, inks, sway), 0, size < 1 ? 23.5 : 0, size < 1 ? 1.28 : 1) +
      held.front;
    const lamps =
      held.shine === '' ? [] : [{ x: 17, y: person.holds === 'staff' ? -110 : -46, radius: 34, power: 0.8 }];
    return { height: 102 / size, body, shine: held.shine, lamps };
  };
