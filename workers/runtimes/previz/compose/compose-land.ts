import type { Ridge } from '../draw/ridge.ts';
import type { Plane } from '../scene.ts';
import type { Draw } from '../shapes/drawing.ts';
import { drawRock } from '../shapes/objects.ts';
import { drawFlowers, drawGrass, drawReeds, drawTuft } from '../shapes/plants.ts';
import { drawBareTree, drawBush, drawCactus, drawConifer, drawTree } from '../shapes/trees.ts';
import { composeGround } from './compose-ground.ts';
import { composeRidges } from './compose-ridges.ts';
import { composeWater } from './compose-water.ts';
import { materials } from './materials.ts';
import { composeForeground, composeTufts, scatter } from './scatter.ts';
import type { Stage } from './stage.ts';

const leafy: readonly Draw[] = [drawTree, drawTree, drawBush];

const hasTrees = (stage: Stage) => stage.allows('plant') && stage.allows('tree');
const isSnowy = (stage: Stage) => stage.lightName === 'winter' || stage.brief.weather.includes('snowfall');

/** A stand of trees to both sides, or nothing where there shall be none. */
function composeGrove(
  stage: Stage,
  draws: readonly Draw[],
  plan: { count: number; high: readonly [number, number]; keepOut: number; until: number },
): Plane[] {
  if (!hasTrees(stage)) return [];
  const foot = [stage.horizon + 0.04, stage.horizon + plan.until] as const;
  return [scatter(stage, 'grove', draws, materials.leaf, { ...plan, foot, depth: 0.62 })];
}

function composeField(stage: Stage, from: number, path: number | null): Plane[] {
  const snowy = isSnowy(stage);
  const ground = composeGround(stage, snowy ? 'snow' : 'grass', snowy ? materials.snow : materials.grass, {
    from,
    path,
  });
  const tufts = stage.allows('plant') ? [drawTuft] : [drawRock];
  return [ground, composeTufts(stage, snowy ? [drawRock] : tufts, snowy ? materials.snow : materials.moss, from)];
}

function composeMountains(stage: Stage): Plane[] {
  const random = stage.random('mountains');
  const last: Ridge['form'] = hasTrees(stage) ? 'pines' : 'hills';
  const snow = isSnowy(stage) ? 1 : 0.5;
  const woods = { count: 46, high: [0.05, 0.22] as const, keepOut: 0.4, until: 0.16 };
  return [
    ...composeRidges(stage, {
      forms: ['rock', 'rock', 'rock', 'rock', last],
      rise: [0.46, 0.1],
      material: materials.rock,
      snow,
      pace: 2.4,
    }),
    ...composeField(stage, stage.horizon + 0.05, random.chance(0.5) ? stage.light.x : null),
    ...(stage.brief.moods.includes('epic') ? [] : composeGrove(stage, [drawConifer], woods)),
    ...(isSnowy(stage) ? [] : composeForeground(stage, [drawGrass], 0.11)),
  ];
}

function composeDesert(stage: Stage): Plane[] {
  const random = stage.random('desert');
  const { horizon } = stage;
  const first: Ridge['form'] = random.chance(0.5) ? 'mesas' : 'dunes';
  const plan = {
    count: 9,
    foot: [horizon + 0.06, horizon + 0.2],
    high: [0.05, 0.16],
    keepOut: 0.3,
    depth: 0.64,
  } as const;
  const plants = stage.allows('plant') && random.chance(0.5);
  return [
    ...composeRidges(stage, {
      forms: [first, 'dunes', 'dunes', 'dunes'],
      rise: [0.16, 0.22],
      material: materials.sand,
      snow: 0,
      pace: 1,
    }),
    composeGround(stage, 'sand', materials.sand, { from: horizon + 0.05 }),
    composeTufts(stage, plants ? [drawRock, drawTuft] : [drawRock], materials.sand, horizon + 0.05),
    ...(plants ? [scatter(stage, 'cacti', [drawCactus, drawBush], materials.moss, plan)] : []),
  ];
}

function composeSnow(stage: Stage): Plane[] {
  const last: Ridge['form'] = hasTrees(stage) ? 'pines' : 'hills';
  const firs = { count: 22, high: [0.07, 0.28] as const, keepOut: 0.45, until: 0.2 };
  return [
    ...composeRidges(stage, {
      forms: ['rock', 'rock', 'hills', last],
      rise: [0.24, 0.07],
      material: materials.rock,
      snow: 1,
      pace: 2.2,
    }),
    composeGround(stage, 'snow', materials.snow, {}),
    composeTufts(stage, [drawRock], materials.snow, stage.horizon + 0.03),
    ...composeGrove(stage, [drawConifer, drawConifer, drawBareTree], firs),
  ];
}

function composePlanet(stage: Stage): Plane[] {
  return [
    ...composeRidges(stage, {
      forms: ['mesas', 'rock', 'rock', 'hills'],
      rise: [0.3, 0.08],
      material: materials.moon,
      snow: 0,
      pace: 2,
    }),
    composeGround(stage, 'stone', materials.moon, {}),
    composeTufts(stage, [drawRock], materials.moon, stage.horizon + 0.03),
  ];
}

function composeSwamp(stage: Stage): Plane[] {
  const { horizon } = stage;
  const plan = {
    count: 26,
    foot: [horizon + 0.03, horizon + 0.2],
    high: [0.24, 0.6],
    keepOut: 0.25,
    depth: 0.6,
  } as const;
  const dead = hasTrees(stage)
    ? [scatter(stage, 'dead trees', [drawBareTree, drawBareTree, drawReeds], materials.bark, plan)]
    : [];
  return [
    ...composeRidges(stage, {
      forms: ['hills', 'pines'],
      rise: [0.08, 0.14],
      material: materials.moss,
      snow: 0,
      pace: 2,
    }),
    composeWater(stage, horizon + 0.03),
    ...dead,
    ...composeForeground(stage, [drawReeds, drawGrass], 0.22),
  ];
}

function composeRoad(stage: Stage): Plane[] {
  const random = stage.random('road');
  const dry = random.chance(0.4);
  const path = stage.aspect * random.between(0.42, 0.58);
  const from = stage.horizon + 0.03;
  return [
    ...composeRidges(stage, {
      forms: ['rock', 'hills', 'hills', hasTrees(stage) ? 'pines' : 'hills'],
      rise: [0.2, 0.05],
      material: dry ? materials.earth : materials.grass,
      snow: 0,
      pace: 2,
    }),
    ...(dry ? [composeGround(stage, 'sand', materials.earth, { from, path })] : composeField(stage, from, path)),
    ...composeGrove(stage, leafy, { count: 22, high: [0.06, 0.28], keepOut: 0.35, until: 0.14 }),
    ...composeForeground(stage, [drawGrass], 0.12),
  ];
}

function composeMeadow(stage: Stage): Plane[] {
  const random = stage.random('meadow');
  const { brief } = stage;
  const flowery = brief.subjects.some(s => s.name === 'flowers') || brief.moods.includes('joyful');
  return [
    ...composeRidges(stage, {
      forms: ['hills', 'hills', 'hills', hasTrees(stage) ? 'pines' : 'hills'],
      rise: [0.2, 0.07],
      material: materials.grass,
      snow: 0,
      pace: 2,
    }),
    ...composeField(stage, stage.horizon + 0.03, random.chance(0.55) ? stage.light.x : null),
    ...composeGrove(stage, leafy, { count: 16, high: [0.07, 0.32], keepOut: 0.4, until: 0.13 }),
    ...composeForeground(stage, flowery ? [drawFlowers] : [drawGrass, drawGrass, drawFlowers], 0.16),
  ];
}

/** Everything between the sky and the subjects where the place is open land. */
export function composeLand(stage: Stage): Plane[] {
  switch (stage.place) {
    case 'mountains':
      return composeMountains(stage);
    case 'desert':
      return composeDesert(stage);
    case 'snow':
      return composeSnow(stage);
    case 'planet':
      return composePlanet(stage);
    case 'swamp':
      return composeSwamp(stage);
    case 'road':
      return composeRoad(stage);
    default:
      return composeMeadow(stage);
  }
}
