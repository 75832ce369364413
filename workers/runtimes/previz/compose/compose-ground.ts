import { type Colour, mix, scale } from '../colour.ts';
import type { Ground } from '../draw/ground.ts';
import type { Plane } from '../scene.ts';
import type { Stage } from './stage.ts';

/** Flat ground down to the frame's lower edge. */
export function composeGround(
  stage: Stage,
  form: Ground['form'],
  material: Colour,
  options: { from?: number; path?: number | null; wet?: number; between?: { x: number; reach: number } } = {},
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
        between: options.between ?? null,
        offset: stage.random('ground').next(),
      },
    ],
  };
}
