import type { Draw } from '../shapes/drawing.ts';
import { drawBooks, drawChair, drawClock, drawCup, drawFruit, drawPiano, drawVase } from '../shapes/objects.ts';
import { ellipse, fill, line, rect } from '../shapes/path.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed } from './place-shapes.ts';
import type { Box } from './room-walls.ts';
import type { Stage } from './stage.ts';

/** A few pieces along the back wall. */
export function drawFurniture(stage: Stage, box: Box): Placed[] {
  const random = stage.random('furniture');
  const { left, right, floor } = box;
  const inks = inksFor(stage, materials.earth, null, false);
  const shelf: Draw = (own, r) => ({
    height: 190,
    body:
      rect(-48, -190, 96, 190, own.dark) +
      Array.from(
        { length: 5 },
        (_, i) =>
          rect(-43, -182 + i * 36, 86, 31, '#00000055') +
          Array.from({ length: 11 }, (_, k) =>
            r.chance(0.85)
              ? rect(
                  -41 + k * 7.6,
                  -151 + i * 36 - 20 - r.between(0, 9),
                  5.6,
                  20 + r.between(0, 9),
                  r.pick([own.base, own.accent, own.pale, own.dark]),
                )
              : '',
          ).join(''),
      ).join(''),
  });
  const lamp: Draw = own => ({
    height: 160,
    body:
      line('M0 0L0 -122', own.dark, 4) +
      ellipse(0, -2, 20, 4, own.dark) +
      fill('M-26 -118L-15 -158L15 -158L26 -118Z', own.pale),
    shine: fill('M-24 -119L-14 -156L14 -156L24 -119Z', own.shine),
    lamps: [{ x: 0, y: -130, radius: 150, power: 0.8 }],
  });
  const table: Draw = (own, r) => ({
    height: 84,
    body:
      rect(-80, -80, 160, 9, own.base) +
      line('M-70 -72L-70 0M70 -72L70 0M-56 -72L-56 -14M56 -72L56 -14', own.dark, 6) +
      `<g transform="translate(${r.between(-40, 40).toFixed(0)} -80) scale(0.34)">${r.pick([drawVase, drawCup, drawBooks, drawFruit])(own, r).body}</g>`,
  });
  const sofa: Draw = own => ({
    height: 84,
    body:
      `<rect x="-100" y="-82" width="200" height="52" rx="16" fill="${own.accent}"/><rect x="-112" y="-58" width="30" height="52" rx="12" fill="${own.accent}"/><rect x="82" y="-58" width="30" height="52" rx="12" fill="${own.accent}"/><rect x="-86" y="-40" width="84" height="26" rx="8" fill="${own.base}"/><rect x="2" y="-40" width="84" height="26" rx="8" fill="${own.base}"/>` +
      rect(-98, -14, 196, 9, own.dark),
  });
  const bed: Draw = own => ({
    height: 96,
    body:
      rect(-126, -94, 12, 94, own.dark) +
      `<rect x="-120" y="-44" width="236" height="32" rx="7" fill="${own.pale}"/><rect x="-40" y="-48" width="160" height="38" rx="9" fill="${own.accent}"/><rect x="-112" y="-60" width="60" height="22" rx="9" fill="${own.pale}"/>` +
      rect(108, -56, 10, 56, own.dark),
  });
  const painting: Draw = own => ({
    height: 60,
    aloft: true,
    body:
      rect(-34, -60, 68, 54, own.dark) +
      rect(-29, -55, 58, 44, own.base) +
      fill('M-29 -28L-8 -42L8 -30L20 -38L29 -30L29 -11L-29 -11Z', own.pale),
  });
  const pieces: readonly (readonly [Draw, number])[] = [
    [shelf, 0.36],
    [lamp, 0.28],
    [table, 0.16],
    [sofa, 0.15],
    [bed, 0.17],
    [drawClock, 0.32],
    [drawPiano, 0.17],
    [drawChair, 0.18],
  ];
  const chosen = [...pieces].sort(() => random.next() - 0.5).slice(0, 4);
  const wall = (right - left) / 1000;
  const placed = chosen.map(
    ([draw, high], i): Placed => ({
      drawing: draw(inks, random),
      x: left / 1000 + wall * (0.1 + i * 0.27),
      y: floor / 1000 + 0.012 + random.between(0, 0.03),
      height: high * 1.25,
      flip: random.chance(0.4),
    }),
  );
  if (random.chance(0.7))
    placed.unshift({
      drawing: painting(inks, random),
      x: left / 1000 + wall * random.between(0.2, 0.8),
      y: floor / 1000 - 0.22,
      height: 0.11,
    });
  return placed;
}
