import { mix, scale } from '../colour.ts';
import type { Plane } from '../scene.ts';
import { drawStreetLamp } from '../shapes/landmarks.ts';
import { drawRock } from '../shapes/objects.ts';
import { drawGrass, drawReeds } from '../shapes/plants.ts';
import { drawSailboat, drawSteamer } from '../shapes/ships.ts';
import { drawHouse } from '../shapes/structures.ts';
import { drawBush, drawConifer, drawTree } from '../shapes/trees.ts';
import { composeRidges } from './compose-ridges.ts';
import { composeFarCity } from './compose-skyline.ts';
import { materials } from './materials.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import { composeForeground, composePalms, scatter } from './scatter.ts';
import type { Stage } from './stage.ts';

/** Water from a far shore to the frame's lower edge, or to a beach. */
export function composeWater(stage: Stage, from: number): Plane {
  const { palette, lighting, brief, light, lightName } = stage;
  const calm =
    brief.weather.includes('calm') ||
    brief.moods.includes('calm') ||
    stage.place === 'lake' ||
    stage.place === 'swamp' ||
    stage.place === 'harbour';
  const rough = lightName === 'storm' || brief.weather.includes('wind') || brief.weather.includes('lightning');
  const chop = rough ? 0.95 : calm ? 0.08 : stage.place === 'sea' ? 0.45 : 0.25;
  return {
    name: 'water',
    depth: 0.55,
    ripple: true,
    parts: [
      {
        kind: 'water',
        from,
        colour: scale(mix(palette.shade, palette.sky, 0.42), 0.9),
        light,
        glitter: palette.glow,
        chop,
        shine: lighting.glow * (lighting.orb === null && !brief.sky.includes('moon') ? 0.35 : 1),
        offset: stage.random('water').next(),
      },
    ],
  };
}

function composeBank(stage: Stage, top: number, form: 'sand' | 'stone' | 'grass'): Plane {
  const { palette, lighting } = stage;
  const random = stage.random('bank');
  const material = form === 'sand' ? materials.sand : form === 'grass' ? materials.grass : materials.rock;
  return {
    name: 'bank',
    depth: 0.8,
    parts: [
      {
        kind: 'ridge',
        form: form === 'stone' ? 'rock' : 'hills',
        base: 1.06,
        rise: (1.06 - top) * 1.15,
        pace: form === 'stone' ? 2.4 : 1.2,
        seed: random.whole(1, 1e6),
        colour: scale(mix(material, palette.shade, 0.55), 0.35 + 0.5 * lighting.ambient),
        lit: mix(palette.light, material, 0.5),
        haze: palette.haze,
        mist: 0.05,
        snow: stage.lightName === 'winter' ? 0.7 : 0,
        light: stage.light,
        until: 1.4,
        valley: { x: stage.light.x, width: stage.aspect * 0.4, depth: 0.55 },
      },
    ],
  };
}

const boatsAllowed = (stage: Stage) => stage.allows('vehicle') && stage.allows('boat');

function composeQuay(stage: Stage): Plane {
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

/** Everything between the sky and the subjects where the place is by water. */
export function composeShore(stage: Stage): Plane[] {
  const { horizon, place } = stage;
  const random = stage.random('shore');
  const trees = stage.allows('plant') && stage.allows('tree');
  const people = stage.brief.subjects.some(s => s.kind === 'person' || s.kind === 'animal' || s.kind === 'building');
  const far = horizon + 0.015;
  switch (place) {
    case 'sea': {
      const isles = random.chance(0.45)
        ? composeRidges(stage, {
            forms: ['rock', 'hills'],
            rise: [0.12, 0.05],
            material: materials.rock,
            snow: 0,
            pace: 1.6,
            foot: 0.004,
          })
        : [];
      return [...isles, composeWater(stage, horizon), ...(people ? [composeBank(stage, 0.9, 'stone')] : [])];
    }
    case 'coast': {
      const land = composeRidges(stage, {
        forms: ['rock', 'rock', 'hills'],
        rise: [0.26, 0.1],
        material: materials.rock,
        snow: 0,
        pace: 2,
        foot: 0.006,
      });
      const warm = random.chance(0.45) && trees && stage.lightName !== 'winter' && stage.lightName !== 'storm';
      const sandy = warm || random.chance(0.5);
      const rocks =
        sandy || !stage.allows('rock')
          ? []
          : [
              scatter(stage, 'rocks', [drawRock], materials.rock, {
                count: 14,
                foot: [horizon + 0.1, 0.98],
                high: [0.03, 0.16],
                keepOut: 0.45,
                depth: 0.78,
              }),
            ];
      return [
        ...land,
        composeWater(stage, horizon),
        composeBank(stage, 0.83, sandy ? 'sand' : 'stone'),
        ...rocks,
        ...(warm ? [composePalms(stage)] : []),
      ];
    }
    case 'harbour':
      return [
        ...composeRidges(stage, {
          forms: ['hills', 'hills'],
          rise: [0.12, 0.06],
          material: materials.grass,
          snow: 0,
          pace: 2,
        }),
        ...(random.chance(0.4) && stage.allows('building') ? [composeFarCity(stage)] : []),
        composeWater(stage, far + 0.03),
        composeQuay(stage),
        ...(people ? [composeDeck(stage)] : []),
      ];
    case 'river':
      return [
        ...composeRidges(stage, {
          forms: ['rock', 'rock', 'pines', 'pines'],
          rise: [0.36, 0.12],
          material: materials.rock,
          snow: 0.35,
          pace: 2.4,
        }),
        composeWater(stage, far + 0.02),
        composeBank(stage, 0.8, 'grass'),
        ...(trees
          ? [
              scatter(stage, 'bank trees', [drawTree, drawConifer, drawBush], materials.leaf, {
                count: 22,
                foot: [horizon + 0.05, horizon + 0.26],
                high: [0.12, 0.44],
                keepOut: 0.62,
                depth: 0.7,
              }),
            ]
          : []),
        ...composeForeground(stage, [drawReeds, drawGrass], 0.2),
      ];
    default:
      return [
        ...composeRidges(stage, {
          forms: ['rock', 'rock', 'hills', trees ? 'pines' : 'hills'],
          rise: [0.34, 0.08],
          material: materials.rock,
          snow: 0.45,
          pace: 2.3,
        }),
        composeWater(stage, far + 0.015),
        ...(people ? [composeBank(stage, 0.86, 'grass')] : []),
        ...(trees ? composeForeground(stage, [drawReeds, drawGrass], 0.2) : []),
      ];
  }
}

function composeDeck(stage: Stage): Plane {
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
  return { name: 'deck', depth: 0.82, parts: [{ ...lamp, body: posts + planks + lamp.body, round: 0.008 }] };
}
