import type { Plane } from '../scene.ts';
import { drawStreetLamp } from '../shapes/landmarks.ts';
import { drawSailboat, drawSteamer } from '../shapes/ships.ts';
import { drawHouse } from '../shapes/structures.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

const boatsAllowed = (stage: Stage) => stage.allows('vehicle') && stage.allows('boat');

/** Houses along the water and the boats before them. */
export function composeQuay(stage: Stage): Plane {
  const random = stage.random('quay');
  const { horizon, aspect } = stage;
  const inks = inksFor(stage, materials.stone, null, false);
  const placed: Placed[] = [];
  const side = stage.light.x > aspect / 2 ? 0 : 1;
  if (stage.allows('building'))
    for (let i = 0; i < 9; i++) {
      const x = side === 0 ? i * 0.085 - 0.06 : aspect - i * 0.085 + 0.06;
      placed.push({
        drawing: drawHouse({ ...inks, accent: random.chance(0.5) ? inks.base : inks.accent }, random),
        x,
        y: horizon + 0.045 - i * 0.002,
        height: 0.2 - i * 0.014 + random.between(-0.03, 0.04),
        flip: random.chance(0.5),
      });
    }
  if (boatsAllowed(stage))
    for (let i = 0; i < 7; i++)
      placed.push({
        drawing: random.chance(0.8)
          ? drawSailboat({ ...inks, pale: inks.base, accent: inks.dark }, random)
          : drawSteamer(inks, random),
        x: random.between(0, aspect),
        y: horizon + random.between(0.035, 0.08),
        height: random.between(0.07, 0.17),
        flip: random.chance(0.5),
      });
  placed.sort((a, b) => a.y - b.y);
  return {
    name: 'quay',
    depth: 0.5,
    parts: [placeShapes(stage, placed, { depth: 0.62, foot: horizon + 0.055, mirror: 0.6 })],
  };
}

/** Planks to stand on, with a lamp at their end. */
export function composeDeck(stage: Stage): Plane {
  const random = stage.random('deck');
  const inks = inksFor(stage, materials.bark, null, false);
  const wide = stage.aspect * 1000 + 600;
  const planks = Array.from(
    { length: 6 },
    (_, i) =>
      `<path d="M-300 ${882 + i * i * 5}L${wide} ${880 + i * i * 5}L${wide} ${890 + (i + 1) * (i + 1) * 5}L-300 ${892 + (i + 1) * (i + 1) * 5}Z" fill="${i % 2 ? inks.base : inks.dark}"/>`,
  ).join('');
  const posts = Array.from(
    { length: 9 },
    (_, i) =>
      `<rect x="${-200 + i * 260 + random.between(-20, 20)}" y="846" width="16" height="60" fill="${inks.dark}"/>`,
  ).join('');
  const lamp = placeShapes(
    stage,
    [
      {
        drawing: drawStreetLamp(inks, random),
        x: stage.light.x > stage.aspect / 2 ? 0.14 : stage.aspect - 0.2,
        y: 0.9,
        height: 0.44,
      },
    ],
    { depth: 1 },
  );
  return {
    name: 'deck',
    depth: 0.82,
    parts: [{ ...lamp, bounds: null, body: posts + planks + lamp.body, round: 0.008 }],
  };
}
