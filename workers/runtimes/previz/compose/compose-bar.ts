import { mix, scale, writeHex } from '../colour.ts';
import type { Plane } from '../scene.ts';
import { drawBottle, drawCandles, drawCup } from '../shapes/objects.ts';
import { ellipse, fill, line, rect } from '../shapes/path.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

/** A bar: bottles on lit shelves, a counter, lamps that hang low. */
export function composeBar(stage: Stage): Plane[] {
  const random = stage.random('bar');
  const w = stage.aspect * 1000;
  const { palette } = stage;
  const inks = inksFor(stage, materials.earth, null, false);
  const glow = mix(palette.accent, [1, 0.75, 0.4], 0.55);
  const shelves = [0, 1, 2].map(row => {
    const y = 330 + row * 100;
    const bottles = Array.from({ length: Math.round(w / 26) }, (_, i) => {
      const high = random.between(38, 74);
      const x = 30 + i * 26 + random.between(-4, 4);
      return (
        rect(x, y - high * 0.68, 13, high * 0.68, random.pick([inks.base, inks.accent, inks.dark, inks.pale])) +
        rect(x + 4, y - high, 5, high * 0.4, inks.dark)
      );
    });
    return {
      body: rect(-200, y, w + 400, 8, inks.dark) + bottles.join(''),
      shine: `<g opacity="0.5">${rect(-200, y + 8, w + 400, 5, writeHex(glow))}</g>`,
      lamps: [0.2, 0.5, 0.8].map(t => ({
        x: stage.aspect * t,
        y: y / 1000 - 0.04,
        radius: 0.34,
        power: 0.6,
        colour: glow,
      })),
    };
  });
  const hung = Math.max(3, Math.round(stage.aspect * 4));
  const pendants = Array.from(
    { length: hung },
    (_, i): Placed => ({
      drawing: {
        height: 150,
        body: line('M0 -150L0 -26', inks.dark, 1.6) + fill('M-26 0L-12 -27L12 -27L26 0Z', inks.dark),
        shine: ellipse(0, -1, 19, 5, inks.shine),
        lamps: [{ x: 0, y: 10, radius: 150, power: 1.3 }],
      },
      x: ((i + 0.5) / hung) * stage.aspect,
      y: 0.3,
      height: 0.34,
    }),
  );
  const wall = writeHex(scale(mix(palette.land, palette.shade, 0.35), 0.8));
  const back = placeShapes(stage, [], { depth: 0.6, mist: 0.05, front: 0.9, rim: 0.3, dim: 1.7 });
  const counter =
    rect(-300, 742, w + 600, 22, inks.base) +
    rect(-300, 764, w + 600, 400, inks.dark) +
    Array.from({ length: 9 }, (_, i) =>
      rect(-100 + i * (w / 7), 784, w / 9, 300, writeHex(scale(mix(materials.earth, palette.shade, 0.4), 0.6))),
    ).join('');
  const glasses: Placed[] = stage.allows('object')
    ? Array.from(
        { length: 4 },
        (_, i): Placed => ({
          drawing: random.pick([drawBottle, drawCup, drawCandles])(inks, random),
          x: stage.aspect * (0.08 + i * 0.28 + random.between(-0.05, 0.05)),
          y: 0.75,
          height: random.between(0.08, 0.15),
        }),
      )
    : [];
  const front = placeShapes(stage, glasses, { depth: 0.85, mist: 0, front: 0.8, dim: 1.5 });
  return [
    {
      name: 'wall',
      depth: 0.35,
      parts: [
        {
          ...back,
          bounds: null,
          body: rect(-400, -400, w + 800, 2000, wall) + shelves.map(s => s.body).join(''),
          shine: shelves.map(s => s.shine).join(''),
          lamps: shelves.flatMap(s => s.lamps),
        },
      ],
    },
    {
      name: 'lamps',
      depth: 0.62,
      parts: [
        placeShapes(stage, pendants, { depth: 0.8, mist: 0 }),
        { kind: 'fog', from: 0.1, to: 0.8, colour: mix(palette.haze, glow, 0.4), opacity: 0.22, offset: random.next() },
      ],
    },
    { name: 'counter', depth: 0.66, parts: [{ ...front, bounds: null, body: counter + front.body }] },
    {
      name: 'gloom',
      depth: 0.68,
      parts: [{ kind: 'wash', colour: palette.shade, rows: [0.2, 0, 0.05], sides: 0.35, aspect: stage.aspect }],
    },
  ];
}
