import type { Plane } from '../scene.ts';
import type { Draw } from '../shapes/drawing.ts';
import { drawFlowers, drawGrass, drawReeds } from '../shapes/plants.ts';
import { drawBareTree, drawBush, drawCactus, drawConifer, drawTree } from '../shapes/trees.ts';
import { composeGround } from './compose-ground.ts';
import { composeRidges } from './compose-ridges.ts';
import { materials } from './materials.ts';
import { composeForeground, scatter } from './scatter.ts';
import type { Stage } from './stage.ts';

const leafy: readonly Draw[] = [drawTree, drawTree, drawBush];

/** Everything between the sky and the subjects where the place is open land. */
export function composeLand(stage: Stage): Plane[] {
  const { horizon, brief, place } = stage;
  const random = stage.random('land');
  const trees = stage.allows('plant') && stage.allows('tree');
  const snowy = stage.lightName === 'winter' || brief.weather.includes('snowfall');
  switch (place) {
    case 'mountains': {
      const near = composeGround(stage, snowy ? 'snow' : 'grass', snowy ? materials.snow : materials.grass, {
        from: horizon + 0.05,
        path: random.chance(0.5) ? stage.light.x : null,
      });
      const woods =
        trees && !brief.moods.includes('epic')
          ? [
              scatter(stage, 'pines', [drawConifer], materials.leaf, {
                count: 46,
                foot: [horizon + 0.05, horizon + 0.16],
                high: [0.05, 0.2],
                keepOut: 0.4,
                depth: 0.62,
              }),
            ]
          : [];
      return [
        ...composeRidges(stage, {
          forms: ['rock', 'rock', 'rock', 'rock', trees ? 'pines' : 'hills'],
          rise: [0.46, 0.1],
          material: materials.rock,
          snow: snowy ? 1 : 0.5,
          pace: 2.4,
        }),
        near,
        ...woods,
        ...(snowy ? [] : composeForeground(stage, [drawGrass], 0.11)),
      ];
    }
    case 'desert': {
      const ridges = composeRidges(stage, {
        forms: random.chance(0.5) ? ['mesas', 'dunes', 'dunes', 'dunes'] : ['dunes', 'dunes', 'dunes', 'dunes'],
        rise: [0.16, 0.22],
        material: materials.sand,
        snow: 0,
        pace: 1,
      });
      const plants =
        stage.allows('plant') && random.chance(0.4)
          ? [
              scatter(stage, 'cacti', [drawCactus, drawBush], materials.moss, {
                count: 9,
                foot: [horizon + 0.06, horizon + 0.2],
                high: [0.04, 0.13],
                keepOut: 0.3,
                depth: 0.64,
              }),
            ]
          : [];
      return [...ridges, composeGround(stage, 'sand', materials.sand, { from: horizon + 0.05 }), ...plants];
    }
    case 'snow':
      return [
        ...composeRidges(stage, {
          forms: ['rock', 'rock', 'hills', trees ? 'pines' : 'hills'],
          rise: [0.24, 0.07],
          material: materials.rock,
          snow: 1,
          pace: 2.2,
        }),
        composeGround(stage, 'snow', materials.snow, {}),
        ...(trees
          ? [
              scatter(stage, 'firs', [drawConifer, drawBareTree], materials.leaf, {
                count: 20,
                foot: [horizon + 0.05, horizon + 0.2],
                high: [0.07, 0.26],
                keepOut: 0.45,
                depth: 0.62,
              }),
            ]
          : []),
      ];
    case 'planet':
      return [
        ...composeRidges(stage, {
          forms: ['mesas', 'rock', 'rock', 'hills'],
          rise: [0.3, 0.08],
          material: materials.moon,
          snow: 0,
          pace: 2,
        }),
        composeGround(stage, 'stone', materials.moon, {}),
      ];
    case 'swamp': {
      const ridges = composeRidges(stage, {
        forms: ['hills', 'pines'],
        rise: [0.08, 0.12],
        material: materials.moss,
        snow: 0,
        pace: 2,
      });
      return [
        ...ridges,
        ...(trees
          ? [
              scatter(stage, 'dead trees', [drawBareTree, drawBareTree, drawReeds], materials.bark, {
                count: 26,
                foot: [horizon + 0.02, horizon + 0.2],
                high: [0.2, 0.6],
                keepOut: 0.25,
                depth: 0.6,
              }),
            ]
          : []),
      ];
    }
    case 'road': {
      const ridges = composeRidges(stage, {
        forms: ['rock', 'hills', 'hills', trees ? 'pines' : 'hills'],
        rise: [0.2, 0.05],
        material: materials.grass,
        snow: 0,
        pace: 2,
      });
      return [
        ...ridges,
        composeGround(
          stage,
          random.chance(0.5) ? 'grass' : 'sand',
          random.chance(0.5) ? materials.grass : materials.earth,
          { path: stage.aspect * random.between(0.42, 0.58) },
        ),
        ...(trees
          ? [
              scatter(stage, 'roadside', leafy, materials.leaf, {
                count: 22,
                foot: [horizon + 0.035, horizon + 0.14],
                high: [0.05, 0.26],
                keepOut: 0.35,
                depth: 0.62,
              }),
            ]
          : []),
        ...composeForeground(stage, [drawGrass], 0.12),
      ];
    }
    default: {
      const flowery = brief.subjects.some(s => s.name === 'flowers') || brief.moods.includes('joyful');
      const ridges = composeRidges(stage, {
        forms: ['hills', 'hills', 'hills', trees ? 'pines' : 'hills'],
        rise: [0.2, 0.07],
        material: materials.grass,
        snow: 0,
        pace: 2,
      });
      const grove = trees
        ? [
            scatter(stage, 'trees', leafy, materials.leaf, {
              count: 16,
              foot: [horizon + 0.035, horizon + 0.13],
              high: [0.06, 0.3],
              keepOut: 0.4,
              depth: 0.62,
            }),
          ]
        : [];
      return [
        ...ridges,
        composeGround(stage, snowy ? 'snow' : 'grass', snowy ? materials.snow : materials.grass, {
          path: random.chance(0.55) ? stage.light.x : null,
        }),
        ...grove,
        ...composeForeground(stage, flowery ? [drawFlowers] : [drawGrass, drawGrass, drawFlowers], 0.16),
      ];
    }
  }
}
