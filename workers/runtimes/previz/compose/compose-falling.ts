import { mix } from '../colour.ts';
import type { Falling } from '../draw/falling.ts';
import type { Stage } from './stage.ts';

const indoors: ReadonlySet<Stage['place']> = new Set([
  'room',
  'bar',
  'hall',
  'corridor',
  'table',
  'portrait',
  'space',
  'stage',
]);

/** What falls or floats through the scene. */
export function composeFalling(stage: Stage): Falling[] {
  const { brief, palette, place, lightName } = stage;
  const wind = brief.weather.includes('wind') ? 0.7 : stage.random('wind').between(-0.25, 0.3);
  const falling: Falling[] = [];
  const put = (form: Falling['form'], colour: Falling['colour'], density: number) =>
    falling.push({
      form,
      colour,
      density,
      wind: form === 'embers' || form === 'bubbles' ? 0.25 : wind,
      seed: stage.seed,
    });
  if (place === 'underwater') put('bubbles', palette.glow, 130);
  if (brief.weather.includes('embers') || lightName === 'fire')
    put('embers', mix(palette.accent, [1, 0.7, 0.3], 0.4), 130);
  if (indoors.has(place)) return falling;
  if (brief.weather.includes('rain') && stage.allows('rain')) put('rain', mix(palette.haze, [1, 1, 1], 0.45), 780);
  if (brief.weather.includes('snowfall') && stage.allows('snowfall'))
    put('snow', mix(palette.glow, [1, 1, 1], 0.7), 420);
  if (brief.weather.includes('petals')) put('petals', mix(palette.accent, [1, 0.85, 0.85], 0.35), 90);
  return falling;
}
