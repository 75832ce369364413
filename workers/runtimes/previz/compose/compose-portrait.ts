import { mix, scale, writeHex } from '../colour.ts';
import type { Plane, StandingSubject } from '../scene.ts';
import { type BustLook, drawBack, drawBust } from '../shapes/bust.ts';
import type { SubjectName } from '../vocabulary/subjects.ts';
import { flatShapes } from './compose-sky.ts';
import { inksFor, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

const looks: Partial<Record<SubjectName, BustLook>> = {
  woman: 'long',
  dancer: 'long',
  angel: 'long',
  detective: 'hat',
  samurai: 'hood',
  monk: 'hood',
  wizard: 'bearded',
  king: 'crown',
  queen: 'crown',
  knight: 'helmet',
  soldier: 'helmet',
  astronaut: 'glass',
  robot: 'machine',
  keeper: 'hood',
  person: 'short',
  businessman: 'short',
  hiker: 'bearded',
  child: 'short',
  sailor: 'bearded',
  rider: 'hat',
  umbrella: 'hat',
  couple: 'long',
  sitting: 'short',
};

/** A head and shoulders before a soft ground, lit from one side. */
export function composePortrait(stage: Stage): { planes: Plane[]; standing: StandingSubject[] } {
  const random = stage.random('portrait');
  const { aspect } = stage;
  const left = stage.light.x < aspect / 2;
  const { palette } = stage;
  const subject = stage.brief.subjects.find(s => s.kind === 'person');
  const name = subject?.name ?? 'person';
  const look = looks[name] ?? random.pick(['short', 'long', 'hat', 'bearded'] as const);
  const tone = random.pick([
    [0.86, 0.66, 0.54],
    [0.72, 0.5, 0.38],
    [0.5, 0.34, 0.26],
    [0.92, 0.74, 0.62],
  ] as const);
  const inks = inksFor(stage, mix(palette.land, palette.sky, 0.3), subject?.colour ?? null, false);
  const own = {
    ...inks,
    pale: look === 'glass' || look === 'machine' || look === 'helmet' ? inks.pale : writeHex(tone),
    base: look === 'hood' || look === 'glass' ? inks.base : writeHex(scale(mix(tone, palette.land, 0.45), 0.62)),
  };
  const x = aspect * (0.5 + (left ? 0.05 : -0.05));
  const high = stage.shot === 'close' ? 1.3 : stage.shot === 'wide' ? 0.78 : 1.02;
  const wide = Math.min(1, aspect * 1.12);
  const bust = placeShapes(
    stage,
    [{ drawing: drawBust(look, own, random), x, y: 0.88, height: high * wide, flip: !left }],
    { depth: 0.95, mist: 0, round: 0.055, front: 0.62, rim: 0.8, dim: 1.05 },
  );
  const orbs = Array.from(
    { length: 22 },
    () =>
      `<circle cx="${random.between(0, aspect * 1000).toFixed(0)}" cy="${random.between(0, 900).toFixed(0)}" r="${random.between(8, 48).toFixed(0)}" fill="${writeHex(mix(palette.accent, palette.glow, random.next()))}" opacity="${random.between(0.04, 0.2).toFixed(2)}"/>`,
  ).join('');
  const glowing = stage.lighting.ambient < 0.55;
  return {
    planes: [
      {
        name: 'ground',
        depth: 0.05,
        parts: [
          {
            kind: 'sky',
            zenith: mix(palette.zenith, palette.shade, 0.3),
            middle: palette.sky,
            horizon: mix(palette.haze, palette.sky, 0.4),
            glow: mix(palette.glow, palette.horizon, 0.4),
            horizonAt: 0.95,
            light: { x: left ? aspect * 0.78 : aspect * 0.22, y: 0.42 },
            spread: 0.5,
            strength: 0.5,
          },
          {
            kind: 'clouds',
            form: 'towers',
            cover: 0.55,
            lit: mix(palette.horizon, palette.sky, 0.5),
            shade: palette.zenith,
            glow: palette.glow,
            horizonAt: 1.4,
            light: stage.light,
            offset: random.next(),
            opacity: 0.45,
          },
          ...(glowing ? [flatShapes(stage, '', orbs, 0.004)] : []),
        ],
      },
      { name: 'bust', depth: 0.85, parts: [bust] },
    ],
    standing: [{ name, x, y: 0.88, height: high * wide }],
  };
}

/** Somebody's head and shoulder, dark and out of focus, whom we look past. */
export function composeShoulder(stage: Stage): Plane[] {
  if (stage.shot !== 'shoulder' || !stage.allows('person')) return [];
  const right = stage.light.x < stage.aspect / 2;
  const drawing = drawBack(inksFor(stage, [0.35, 0.33, 0.36], null, false));
  const shapes = placeShapes(
    stage,
    [
      {
        drawing,
        x: right ? stage.aspect * 0.86 : stage.aspect * 0.14,
        y: 1.02,
        height: 0.78 * Math.min(1, stage.aspect * 1.1),
      },
    ],
    { depth: 1, mist: 0, dim: 0.4, blur: 0.0035, rim: 0.9, round: 0.04 },
  );
  return [{ name: 'shoulder', depth: 1, parts: [shapes] }];
}
