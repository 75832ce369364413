import { type Colour, mix, readHex, scale } from '../colour.ts';
import type { Ground } from '../draw/ground.ts';
import type { Ridge } from '../draw/ridge.ts';
import type { Plane } from '../scene.ts';
import type { Draw } from '../shapes/drawing.ts';
import {
  drawBareTree,
  drawBush,
  drawCactus,
  drawConifer,
  drawFlowers,
  drawGrass,
  drawPalm,
  drawReeds,
  drawTree,
} from '../shapes/plants.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import { landAt, type Stage } from './stage.ts';

/** Local colours of what land is made of. */
export const materials = {
  rock: readHex('#6d6a70'),
  grass: readHex('#647a45'),
  sand: readHex('#c79a63'),
  snow: readHex('#dfe6ee'),
  earth: readHex('#6b5338'),
  moon: readHex('#8d8a86'),
  leaf: readHex('#4e6b3c'),
  bark: readHex('#4a3a2e'),
  moss: readHex('#55663a'),
  stone: readHex('#7f7c78'),
} as const satisfies Record<string, Colour>;

/** Rows of land between the sky and what is near. */
export type RidgePlan = {
  readonly forms: readonly Ridge['form'][];
  readonly rise: readonly [number, number];
  readonly material: Colour;
  readonly snow: number;
  readonly pace: number;
  readonly foot?: number;
};

/** Ridges from far to near, a plane each, lower where the light is so that the eye goes there. */
export function composeRidges(stage: Stage, plan: RidgePlan): Plane[] {
  const { palette, lighting, horizon, light } = stage;
  const random = stage.random('ridges');
  const count = plan.forms.length;
  const tall = random.between(0.85, 1.2);
  return plan.forms.map((form, i) => {
    const near = count === 1 ? 0.4 : i / (count - 1);
    const rise = (plan.rise[0] + (plan.rise[1] - plan.rise[0]) * near) * tall * random.between(0.85, 1.15);
    const depth = 0.08 + 0.4 * near;
    const dusk = lighting.ambient < 0.5;
    const ridge: Ridge = {
      kind: 'ridge',
      form,
      base: horizon + (plan.foot ?? 0.012) + near * 0.025,
      rise,
      pace: plan.pace * (0.8 + near * 0.9),
      seed: Math.floor(random.between(1, 1e6)),
      colour: landAt(stage, scale(plan.material, 0.8), 0.2 + near * 0.8),
      lit: mix(scale(mix(plan.material, palette.light, 0.55), dusk ? 0.75 : 0.98), palette.haze, 0.15 * (1 - near)),
      haze: mix(palette.haze, palette.horizon, 0.35 * (1 - near)),
      mist: (0.82 - 0.62 * near) * lighting.air,
      snow: plan.snow * (1 - near * 0.8),
      light,
      until: horizon + 0.09 + near * 0.03,
      valley: { x: light.x, width: stage.aspect * 0.24, depth: 0.25 + 0.5 * near },
    };
    const fog = i === Math.floor(count / 2) && stage.allows('fogbank');
    const bank = {
      kind: 'fog' as const,
      from: horizon - 0.1,
      to: horizon + 0.07,
      colour: mix(palette.haze, palette.horizon, 0.5),
      opacity: (stage.brief.weather.includes('fogbank') || stage.lightName === 'fog' ? 0.85 : 0.35) * lighting.air,
      offset: random.next(),
    };
    return { name: `ridge ${i}`, depth, parts: fog ? [bank, ridge] : [ridge] };
  });
}

/** Flat ground down to the frame's lower edge. */
export function composeGround(
  stage: Stage,
  form: Ground['form'],
  material: Colour,
  options: { from?: number; path?: number | null; wet?: number } = {},
): Plane {
  const { palette, lighting, horizon, light } = stage;
  const wet = options.wet ?? (stage.brief.weather.includes('rain') ? 0.45 : 0);
  return {
    name: 'ground',
    depth: 0.6,
    parts: [
      {
        kind: 'ground',
        form,
        from: options.from ?? horizon + 0.03,
        colour: scale(mix(material, palette.land, 0.45), 0.5 + 0.5 * lighting.ambient),
        lit: mix(palette.light, material, 0.25),
        haze: palette.haze,
        shade: palette.shade,
        mist: 0.75 * lighting.air,
        light,
        path: options.path ?? null,
        pathColour: mix(mix(material, [0.75, 0.68, 0.58], 0.6), palette.land, 0.3),
        wet,
        offset: stage.random('ground').next(),
      },
    ],
  };
}

/** Trees, bushes or rocks standing about on the ground, denser to the sides. */
export function scatter(
  stage: Stage,
  name: string,
  draws: readonly Draw[],
  material: Colour,
  plan: {
    count: number;
    foot: readonly [number, number];
    high: readonly [number, number];
    keepOut?: number;
    depth: number;
    wholeColour?: boolean;
  },
): Plane {
  const random = stage.random(`scatter ${name}`);
  const inks = inksFor(stage, material, null, false);
  const placed: Placed[] = [];
  for (let i = 0; i < plan.count; i++) {
    const x = random.between(-0.15, stage.aspect + 0.15);
    const t = random.next();
    const middle = Math.abs(x / stage.aspect - 0.5) * 2;
    if (middle < (plan.keepOut ?? 0) * random.between(0.7, 1.1)) continue;
    placed.push({
      drawing: random.pick(draws)(inks, random),
      x,
      y: plan.foot[0] + (plan.foot[1] - plan.foot[0]) * t,
      height: (plan.high[0] + (plan.high[1] - plan.high[0]) * t) * random.between(0.75, 1.25),
      flip: random.chance(0.5),
    });
  }
  placed.sort((a, b) => a.y - b.y);
  return { name, depth: plan.depth, parts: [placeShapes(stage, placed, { depth: plan.depth, round: 0.012 })] };
}

/** Something dark and close at the lower edge or a side, that the eye looks past. */
export function composeForeground(stage: Stage, draws: readonly Draw[], high: number): Plane[] {
  if (!stage.allows('plant') || stage.shot === 'close') return [];
  const random = stage.random('foreground');
  const inks = inksFor(stage, materials.leaf, null, false);
  const placed = Array.from({ length: 9 }, (_, i): Placed => {
    const x = (i / 8) * (stage.aspect + 0.3) - 0.15 + random.between(-0.06, 0.06);
    const edge = Math.abs(x / stage.aspect - 0.5) * 2;
    return {
      drawing: random.pick(draws)(inks, random),
      x,
      y: 1.03 + 0.05 * (1 - edge),
      height: high * (0.45 + 0.75 * edge ** 2) * random.between(0.8, 1.2),
      flip: random.chance(0.5),
    };
  });
  return [
    {
      name: 'foreground',
      depth: 1,
      parts: [placeShapes(stage, placed, { depth: 1, dim: 0.42, blur: 0.0016, rim: 0.5 })],
    },
  ];
}

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

/** Palms along a shore. */
export const composePalms = (stage: Stage): Plane =>
  scatter(stage, 'palms', [drawPalm], materials.leaf, {
    count: 9,
    foot: [stage.horizon + 0.18, stage.horizon + 0.3],
    high: [0.3, 0.6],
    keepOut: 0.62,
    depth: 0.7,
  });
