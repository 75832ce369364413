import { mix, scale } from '../colour.ts';
import type { Plane } from '../scene.ts';
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
