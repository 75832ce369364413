import { type Colour, mix, scale } from '../colour.ts';
import type { Ridge } from '../draw/ridge.ts';
import type { Plane } from '../scene.ts';
import { landAt, type Stage } from './stage.ts';

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
