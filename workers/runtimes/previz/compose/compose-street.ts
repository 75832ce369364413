import { type Colour, mix, scale, writeHex } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Plane } from '../scene.ts';
import { drawStreetLamp } from '../shapes/landmarks.ts';
import { corners, fill, line } from '../shapes/path.ts';
import { composeGround } from './compose-ground.ts';
import { composeSky } from './compose-sky.ts';
import { composeFarCity } from './compose-skyline.ts';
import { materials } from './materials.ts';
import { boardFacing, type Camera, project, wallAlong } from './perspective.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

/** Half the street from wall to wall, in metres. */
const HALF = 6.5;

type Glow = { x: number; y: number; radius: number; power: number; colour: Colour };
type House = { body: string; shine: string; glows: Glow[] };

function signColours(stage: Stage): Colour[] {
  const { palette } = stage;
  const warm: Colour = [1, 0.78, 0.42];
  return stage.lightName === 'neon'
    ? [palette.accent, palette.glow, mix(palette.accent, palette.glow, 0.5), [1, 0.85, 0.5], [0.95, 0.25, 0.3]]
    : [warm, mix(palette.accent, warm, 0.4), mix(palette.glow, warm, 0.5)];
}

function drawWindows(
  stage: Stage,
  camera: Camera,
  random: Random,
  side: number,
  near: number,
  far: number,
  high: number,
  share: number,
): string {
  const shine = writeHex(mix(stage.palette.accent, [1, 0.85, 0.55], 0.7));
  const cool = writeHex(mix(stage.palette.glow, [0.9, 0.95, 1], 0.5));
  const panes: string[] = [];
  for (let floor = 4.4; floor < high - 2; floor += 3.3)
    for (let away = near + 1; away < far - 1.4; away += 2.7)
      if (random.chance(share))
        panes.push(
          fill(
            corners(wallAlong(camera, side * HALF, away, away + 1.4, floor, floor + 1.7)),
            random.chance(0.75) ? shine : cool,
          ),
        );
  return panes.join('');
}

function drawHouseFront(stage: Stage, camera: Camera, random: Random, side: number, near: number, far: number): House {
  const { palette, lighting } = stage;
  const old = stage.lightName !== 'neon' && random.chance(0.6);
  const high = old ? random.between(9, 17) : random.between(14, 42);
  const local = mix(
    mix(materials.stone, palette.land, random.between(0.2, 0.8)),
    random.chance(0.3) ? palette.accent : materials.earth,
    random.between(0, 0.3),
  );
  const away = Math.min(1, near / 70);
  const wall = writeHex(mix(scale(local, 0.62), palette.haze, away * 0.5));
  const body = [fill(corners(wallAlong(camera, side * HALF, near, far, 0, high)), wall)];
  const dark = writeHex(mix(scale(local, 0.3), palette.haze, away * 0.45));
  // The end that faces us, where the next house is lower.
  body.push(fill(corners(boardFacing(camera, side * HALF, side * (HALF + 12), 0, high, near)), dark));
  for (let floor = 4.4; floor < high - 2; floor += 3.3)
    for (let at = near + 1; at < far - 1.4; at += 2.7)
      if (at < 48) body.push(fill(corners(wallAlong(camera, side * HALF, at, at + 1.4, floor, floor + 1.7)), dark));
  if (old) body.push(fill(corners([...wallAlong(camera, side * (HALF - 0.5), near, far, high, high + 0.7)]), dark));
  const glowing = lighting.ambient < 0.52;
  const colours = signColours(stage);
  const shine = [drawWindows(stage, camera, random, side, near, Math.min(far, 60), high, glowing ? 0.34 : 0.05)];
  const glows: Glow[] = [];
  if (glowing && random.chance(0.85)) {
    const colour = random.pick(colours);
    shine.push(
      `<g opacity="0.85">${fill(corners(wallAlong(camera, side * HALF, near + 0.8, far - 0.8, 0.5, 2.9)), writeHex(mix(colour, [1, 0.85, 0.6], 0.55)))}</g>`,
    );
    body.push(
      fill(
        corners([
          project(camera, side * HALF, 3.4, near),
          project(camera, side * (HALF - 1.5), 2.9, near),
          project(camera, side * (HALF - 1.5), 2.9, far),
          project(camera, side * HALF, 3.4, far),
        ]),
        writeHex(scale(colour, 0.5)),
      ),
    );
    const [x, y] = project(camera, side * HALF, 1.6, (near + far) / 2);
    glows.push({ x: x / 1000, y: y / 1000, radius: Math.min(0.4, 4.2 / near), power: 0.5, colour });
  }
  const signs = glowing ? (stage.lightName === 'neon' ? 3 : 1) : 0;
  for (let n = 0; n < signs; n++) {
    if (!random.chance(0.8)) continue;
    const at = random.between(near, far);
    const low = random.between(3.6, 8);
    const colour = random.pick(colours);
    const [outer, wide] = [HALF - random.between(0.3, 0.8), random.between(0.7, 1.3)];
    const board = boardFacing(camera, side * outer, side * (outer - wide), low, low + random.between(2, 5.5), at);
    body.push(
      fill(
        corners(boardFacing(camera, side * (outer + 0.12), side * (outer - wide - 0.12), low - 0.2, low + 5.7, at)),
        dark,
      ),
    );
    shine.push(fill(corners(board), writeHex(colour)));
    const [x, y] = project(camera, side * (outer - wide / 2), low + 2, at);
    glows.push({ x: x / 1000, y: y / 1000, radius: Math.min(0.3, 3 / at), power: 0.6, colour });
  }
  return { body: body.join(''), shine: shine.join(''), glows };
}

function composeRow(stage: Stage, camera: Camera, name: string, from: number, to: number, depth: number): Plane {
  const random = stage.random(`street ${name}`);
  const houses: House[] = [];
  for (const side of [-1, 1])
    for (let near = to; near > from; ) {
      const long = random.between(7, 14) * (near > 40 ? 1.6 : 1);
      houses.push(drawHouseFront(stage, camera, random, side, Math.max(from, near - long), near));
      near -= long;
    }
  const mist = (1 - depth) * 0.55 * stage.lighting.air;
  const shapes = placeShapes(stage, [], {
    depth,
    mist,
    round: 0.006,
    rim: 0.35,
    front: Math.max(0.3, stage.lighting.front),
  });
  return {
    name,
    depth,
    parts: [
      {
        ...shapes,
        bounds: null,
        body: houses.map(h => h.body).join(''),
        shine: houses.map(h => h.shine).join(''),
        lamps: houses.flatMap(h => h.glows),
      },
    ],
  };
}

function composeLamps(stage: Stage, camera: Camera): Plane {
  const random = stage.random('lamps');
  const inks = inksFor(stage, materials.stone, null, false);
  const placed: Placed[] = [];
  for (const away of [30, 19, 12, 8])
    for (const side of [-1, 1]) {
      const [x, y] = project(camera, side * 4.6, 0, away);
      placed.push({
        drawing: drawStreetLamp(inks, random),
        x: x / 1000,
        y: y / 1000,
        height: (camera.focus * 5.4) / away,
        flip: side > 0,
      });
    }
  const wires = Array.from({ length: 4 }, (_, i) => {
    const away = 7 + i * 5;
    const [x1, y1] = project(camera, -HALF, random.between(7, 11), away);
    const [x2, y2] = project(camera, HALF, random.between(7, 11), away + random.between(-2, 3));
    return line(
      `M${x1.toFixed(0)} ${y1.toFixed(0)}Q${((x1 + x2) / 2).toFixed(0)} ${(Math.max(y1, y2) + 40).toFixed(0)} ${x2.toFixed(0)} ${y2.toFixed(0)}`,
      inks.dark,
      2.2,
    );
  });
  const shapes = placeShapes(stage, placed, { depth: 0.75, mist: 0.08 });
  const byDay = stage.lighting.ambient >= 0.6;
  return {
    name: 'lamps',
    depth: 0.74,
    parts: [
      { ...shapes, bounds: null, body: wires.join('') + shapes.body, ...(byDay ? { shine: '', lamps: [] } : {}) },
    ],
  };
}

/** A street between houses that run to one point, signs and windows lit where it is dark, the ground wet where it rains. */
export function composeStreet(stage: Stage): Plane[] {
  const random = stage.random('street');
  const camera: Camera = {
    x: stage.light.x,
    horizon: stage.horizon,
    eye: stage.shot === 'high' ? 7 : stage.shot === 'low' ? 0.6 : 1.7,
    focus: 0.85,
  };
  const wet = stage.brief.weather.includes('rain')
    ? 0.8
    : stage.lightName === 'neon'
      ? 0.6
      : stage.brief.weather.includes('snowfall')
        ? 0
        : 0.15;
  const snowy = stage.brief.weather.includes('snowfall') || stage.lightName === 'winter';
  const ground = composeGround(stage, snowy ? 'snow' : 'street', snowy ? materials.snow : [0.3, 0.3, 0.33], {
    from: stage.horizon + 0.004,
    wet,
    ...(stage.allows('building') ? { between: { x: camera.x, reach: (HALF * 1.02) / camera.eye } } : {}),
  });
  if (!stage.allows('building')) return [...composeSky(stage), ground];
  const { palette, lighting } = stage;
  const haze = (from: number, opacity: number) => ({
    kind: 'fog' as const,
    from: stage.horizon - from,
    to: stage.horizon + from * 0.5,
    colour: mix(palette.haze, palette.glow, 0.4),
    opacity: opacity * lighting.air,
    offset: random.next(),
  });
  const far = composeRow(stage, camera, 'far houses', 42, 150, 0.3);
  const middle = composeRow(stage, camera, 'middle houses', 15, 42, 0.48);
  const near = composeRow(stage, camera, 'near houses', 3.2, 15, 0.66);
  // The ground mirrors what stands on it, so it comes last of what is far; houses reach down to it by themselves.
  return [
    ...composeSky(stage),
    { ...composeFarCity(stage), depth: 0.22 },
    { ...far, parts: [...far.parts, haze(0.22, 0.6)] },
    { ...middle, parts: [...middle.parts, haze(0.3, 0.35)] },
    near,
    { ...ground, depth: 0.67 },
    composeLamps(stage, camera),
  ];
}
