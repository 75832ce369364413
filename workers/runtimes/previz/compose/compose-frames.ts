import { type Colour, mix, scale, writeHex } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Part, Plane } from '../scene.ts';
import { corners, curve, fill, line, type Point } from '../shapes/path.ts';
import { flatShapes } from './compose-sky.ts';
import { materials } from './materials.ts';
import { type Camera, project } from './perspective.ts';
import { placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

/** What a passage is: the opening that is repeated into the distance. */
export type Opening = 'arch' | 'square' | 'round' | 'cave';

function outline(opening: Opening, camera: Camera, away: number, half: number, high: number, random: Random): Point[] {
  const at = (right: number, up: number) => project(camera, right, up, away);
  switch (opening) {
    case 'square':
      return [
        at(-half, 0),
        at(-half, high * 0.8),
        at(-half * 0.75, high),
        at(half * 0.75, high),
        at(half, high * 0.8),
        at(half, 0),
      ];
    case 'arch': {
      const spring = high * 0.62;
      const top = Array.from({ length: 15 }, (_, i): Point => {
        const a = Math.PI - (i / 14) * Math.PI;
        // A pointed arch: two arcs that meet above the middle.
        const lift = Math.sin(a) ** 0.85;
        return at(Math.cos(a) * half, spring + lift * (high - spring));
      });
      return [at(-half, 0), ...top, at(half, 0)];
    }
    case 'round':
      return Array.from({ length: 22 }, (_, i): Point => {
        const a = (i / 22) * Math.PI * 2;
        return at(Math.cos(a) * half, Math.max(0, high * 0.45 + Math.sin(a) * half));
      });
    case 'cave':
      return Array.from({ length: 20 }, (_, i): Point => {
        const a = (i / 20) * Math.PI * 2;
        const rough = random.between(0.72, 1.15);
        return at(
          Math.cos(a) * half * rough,
          Math.max(random.between(-0.2, 0.25), high * 0.42 + Math.sin(a) * high * 0.5 * rough),
        );
      });
    default:
      return opening satisfies never;
  }
}

const pathOf = (opening: Opening, points: readonly Point[]) => (opening === 'cave' ? curve(points) : corners(points));

function lightsOn(
  stage: Stage,
  opening: Opening,
  camera: Camera,
  away: number,
  half: number,
  high: number,
  random: Random,
): { shine: string; lamps: { x: number; y: number; radius: number; power: number; colour: Colour }[] } {
  const colour = mix(stage.palette.accent, stage.palette.glow, random.next() * 0.6);
  const put = (right: number, up: number, power: number) => {
    const [x, y] = project(camera, right, up, away);
    return { x: x / 1000, y: y / 1000, radius: Math.min(0.4, 2.6 / away), power, colour };
  };
  const width = Math.max(1.5, 46 / away);
  if (opening === 'square') {
    const path = corners(
      [project(camera, -half * 0.7, high * 0.985, away), project(camera, half * 0.7, high * 0.985, away)],
      false,
    );
    const side = random.chance(0.6)
      ? corners(
          [project(camera, half * 0.99, high * 0.1, away), project(camera, half * 0.99, high * 0.72, away)],
          false,
        )
      : '';
    return { shine: line(path + side, writeHex(colour), width * 0.5), lamps: [put(0, high, 0.35)] };
  }
  if (opening === 'arch' && stage.lighting.ambient < 0.5) {
    const [lx, ly] = project(camera, -half * 0.97, high * 0.3, away);
    const [rx, ry] = project(camera, half * 0.97, high * 0.3, away);
    return {
      shine: `<circle cx="${lx.toFixed(0)}" cy="${ly.toFixed(0)}" r="${(width * 0.7).toFixed(1)}" fill="${writeHex(mix(colour, [1, 0.85, 0.5], 0.6))}"/><circle cx="${rx.toFixed(0)}" cy="${ry.toFixed(0)}" r="${(width * 0.7).toFixed(1)}" fill="${writeHex(mix(colour, [1, 0.85, 0.5], 0.6))}"/>`,
      lamps: [put(-half * 0.97, high * 0.3, 0.45), put(half * 0.97, high * 0.3, 0.45)],
    };
  }
  return { shine: '', lamps: [] };
}

/** A passage seen down its length: the same opening again and again, each nearer one darker, light at its end. */
export function composeFrames(
  stage: Stage,
  opening: Opening,
  size: { half: number; high: number },
  material: Colour,
): Plane[] {
  const random = stage.random('frames');
  const { palette, horizon, aspect, lighting } = stage;
  const camera: Camera = { x: stage.light.x, horizon, eye: stage.shot === 'low' ? 0.7 : 1.7, focus: 0.82 };
  const end = stage.light;
  const back: Part[] = [
    {
      kind: 'sky',
      zenith: mix(palette.haze, palette.sky, 0.5),
      middle: mix(palette.horizon, palette.haze, 0.4),
      horizon: mix(palette.glow, palette.horizon, 0.4),
      glow: palette.glow,
      horizonAt: horizon,
      light: end,
      spread: 0.2,
      strength: 0.95,
    },
  ];
  const planes: Plane[] = [{ name: 'end', depth: 0, parts: back }];
  const count = 7;
  for (let i = 0; i < count; i++) {
    const near = i / (count - 1);
    const away = 30 * (2.1 / 30) ** near;
    const points = outline(opening, camera, away, size.half, size.high, random);
    const local = mix(mix(material, palette.land, 0.4), palette.haze, (1 - near) ** 1.3 * 0.65);
    const wall = writeHex(scale(local, 0.95 - 0.35 * near));
    const [left] = project(camera, -size.half, 0, away);
    const [right, floor] = project(camera, size.half, 0, away);
    const around = `M-900 -700L${aspect * 1000 + 900} -700L${aspect * 1000 + 900} 1900L-900 1900Z`;
    const rim = writeHex(scale(mix(material, palette.light, 0.45), 0.9 - 0.3 * near));
    const ring = opening === 'cave' ? '' : line(pathOf(opening, points), rim, Math.max(1.5, 26 / away));
    const walk = writeHex(
      mix(scale(mix(material, palette.glow, 0.4), 0.9 - 0.42 * near), palette.haze, (1 - near) * 0.3),
    );
    const ground = fill(
      corners([
        [left, floor],
        [right, floor],
        [right + 900, floor + 900],
        [left - 900, floor + 900],
      ]),
      walk,
    );
    const body = `<path fill-rule="evenodd" d="${around}${pathOf(opening, points)}" fill="${wall}"/>${ground}${ring}`;
    const lights = lightsOn(stage, opening, camera, away, size.half, size.high, random);
    const shapes = placeShapes(stage, [], {
      depth: 0.2 + near * 0.8,
      mist: (1 - near) ** 1.5 * 0.55 * lighting.air,
      round: opening === 'cave' ? 0.05 : 0.014,
      rim: 0.75,
      front: 0.2,
      dim: 1.05 - near * 0.4,
    });
    planes.push({
      name: `frame ${i}`,
      depth: 0.15 + near * 0.8,
      parts: [
        { ...shapes, bounds: null, body, shine: lights.shine, lamps: lights.lamps },
        {
          kind: 'fog',
          from: horizon - 0.3,
          to: horizon + 0.16,
          colour: mix(palette.haze, palette.glow, 0.5),
          opacity: 0.22 * (1 - near),
          offset: random.next(),
        },
      ],
    });
  }
  const rays: Part = {
    kind: 'rays',
    x: end.x + random.between(-0.3, 0.3),
    y: -0.1,
    colour: palette.glow,
    power: 0.5,
    reach: 1.2,
    angle: 90,
    spread: 70,
    offset: random.next(),
  };
  if (stage.allows('rays') && (opening === 'arch' || stage.brief.sky.includes('rays')))
    planes.push({ name: 'rays', depth: 0.55, parts: [rays] });
  return planes;
}

/** A stage: curtains to both sides, boards, a cone of light. */
export function composeTheatre(stage: Stage): Plane[] {
  const random = stage.random('theatre');
  const { palette, aspect } = stage;
  const wide = aspect * 1000;
  const folds = Array.from({ length: 26 }, (_, i) => {
    const x = -60 + i * ((wide + 120) / 25);
    return `<path d="M${x.toFixed(0)} -60L${(x + wide / 24).toFixed(0)} -60L${(x + wide / 26).toFixed(0)} 800L${x.toFixed(0)} 800Z" fill="${writeHex(scale(mix(palette.accent, palette.shade, 0.35), i % 2 ? 0.55 : 0.95))}"/>`;
  });
  const drape = (side: 1 | -1) =>
    Array.from({ length: 5 }, (_, i) => {
      const from = side > 0 ? wide + 80 - i * 55 : -80 + i * 55;
      return fill(
        curve([
          [from, -80],
          [from - side * 70, -80],
          [from - side * (92 - i * 6), 400],
          [from - side * (50 + i * 4), 960],
          [from, 980],
        ]),
        writeHex(scale(palette.accent, 0.35 + 0.11 * i)),
      );
    }).join('');
  const boards = Array.from(
    { length: 14 },
    (_, i) =>
      `<path d="M${(wide * (-0.6 + i * 0.16)).toFixed(0)} 1050L${(wide * (0.08 + i * 0.06)).toFixed(0)} 780L${(wide * (0.14 + i * 0.06)).toFixed(0)} 780L${(wide * (-0.44 + i * 0.16)).toFixed(0)} 1050Z" fill="${writeHex(scale(mix(materials.earth, palette.land, 0.4), i % 2 ? 0.75 : 0.95))}"/>`,
  );
  const top = { x: stage.light.x, y: stage.light.y - 0.1 };
  const pool = aspect * 0.5;
  const lean = (Math.atan2(0.95 - top.y, pool - top.x) * 180) / Math.PI;
  const back = placeShapes(stage, [], { depth: 0.5, mist: 0, dim: 1.15, front: 0.6 });
  const front = placeShapes(stage, [], { depth: 1, mist: 0, dim: 0.8, round: 0.02, front: 0.15 });
  return [
    {
      name: 'back',
      depth: 0.3,
      parts: [
        {
          kind: 'sky',
          zenith: palette.shade,
          middle: palette.zenith,
          horizon: palette.sky,
          glow: palette.glow,
          horizonAt: 0.8,
          light: top,
          spread: 0.3,
          strength: 0.2,
        },
        { ...back, bounds: null, body: folds.join('') + boards.join('') },
      ],
    },
    {
      name: 'spot',
      depth: 0.45,
      parts: [
        {
          kind: 'rays',
          x: top.x,
          y: top.y,
          colour: palette.glow,
          power: 1.7,
          reach: 1.5,
          angle: lean,
          spread: 46,
          offset: random.next(),
        },
        {
          ...flatShapes(
            stage,
            '',
            `<g opacity="0.3"><ellipse cx="${(pool * 1000).toFixed(0)}" cy="890" rx="260" ry="55" fill="${writeHex(palette.glow)}"/></g>`,
            0.02,
          ),
        },
      ],
    },
    { name: 'curtains', depth: 0.9, parts: [{ ...front, bounds: null, body: drape(-1) + drape(1) }] },
  ];
}
