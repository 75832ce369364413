import { mix, scale } from '../colour.ts';
import type { Plane } from '../scene.ts';
import { drawRock } from '../shapes/objects.ts';
import { drawGrass, drawReeds } from '../shapes/plants.ts';
import { drawBush, drawConifer, drawTree } from '../shapes/trees.ts';
import { composeDeck, composeQuay } from './compose-quay.ts';
import { composeRidges } from './compose-ridges.ts';
import { composeFarCity } from './compose-skyline.ts';
import { composeWater } from './compose-water.ts';
import { materials } from './materials.ts';
import { composeForeground, composePalms, scatter } from './scatter.ts';
import type { Stage } from './stage.ts';

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
      const warm =
        (random.chance(0.45) || stage.brief.subjects.some(s => s.name === 'palm')) &&
        trees &&
        stage.lightName !== 'winter' &&
        stage.lightName !== 'storm';
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
