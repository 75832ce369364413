import type { Colour } from '../colour.ts';
import { mix, scale } from '../colour.ts';
import { choosePalette, type Palette, pullPalette } from '../palette.ts';
import { createRandom, type Random } from '../random.ts';
import type { SceneBrief } from '../read-prompt.ts';
import type { ReferenceFacts } from '../reference-facts.ts';
import type { Shot } from '../vocabulary/manner.ts';
import type { LightName } from '../vocabulary/palettes.ts';
import type { Place } from '../vocabulary/places.ts';
import { type Lighting, lightings } from './lighting.ts';

/** What is settled before anything is placed: where we are, the light and the frame. */
export type Stage = {
  readonly brief: SceneBrief;
  readonly place: Place;
  readonly aspect: number;
  readonly seed: number;
  readonly shot: Shot | null;
  readonly lightName: LightName;
  readonly lighting: Lighting;
  readonly palette: Palette;
  readonly horizon: number;
  readonly light: { readonly x: number; readonly y: number };
  /** A stream of numbers of its own for each part of the composition. */
  random(name: string): Random;
  /** Whether this may be in the scene. */
  allows(name: string): boolean;
};

const indoorPlaces: ReadonlySet<Place> = new Set([
  'room',
  'bar',
  'hall',
  'corridor',
  'stage',
  'cave',
  'table',
  'portrait',
]);

function chooseLight(brief: SceneBrief, place: Place, random: Random): LightName {
  const usual = ((): readonly LightName[] => {
    switch (place) {
      case 'underwater':
        return ['underwater'];
      case 'space':
        return ['space'];
      case 'planet':
        return ['space', 'dusk', 'sunset'];
      case 'room':
      case 'table':
        return ['indoors', 'golden', 'candle'];
      case 'bar':
        return ['candle', 'neon', 'indoors'];
      case 'hall':
        return ['indoors', 'golden', 'candle'];
      case 'corridor':
        return ['neon', 'indoors', 'fire'];
      case 'stage':
        return ['candle', 'neon'];
      case 'cave':
        return ['fire', 'dusk', 'underwater'];
      case 'portrait':
        return ['indoors', 'golden', 'candle', 'dusk'];
      case 'street':
      case 'skyline':
        return ['dusk', 'neon', 'golden', 'sunset'];
      case 'snow':
        return ['winter', 'dawn', 'dusk'];
      case 'desert':
        return ['golden', 'sunset', 'day'];
      case 'swamp':
        return ['fog', 'dusk', 'dawn'];
      case 'forest':
        return ['dawn', 'golden', 'fog'];
      default:
        return ['golden', 'dawn', 'sunset', 'dusk', 'day', 'overcast'];
    }
  })();
  const inside = place === 'room' || place === 'table' || place === 'hall' || place === 'bar';
  if (
    inside &&
    (brief.light === 'day' || brief.light === 'overcast' || brief.light === 'winter' || brief.light === 'storm')
  )
    return 'indoors';
  if (brief.light && place !== 'underwater' && place !== 'space') return brief.light;
  if (place === 'underwater' || place === 'space') return usual[0] ?? 'space';
  const hinted: LightName[] = [];
  if (brief.sky.some(s => s === 'moon' || s === 'stars' || s === 'aurora')) hinted.push('night');
  if (brief.weather.includes('lightning')) hinted.push('storm');
  if (brief.weather.includes('rain') && !indoorPlaces.has(place))
    hinted.push(place === 'street' || place === 'skyline' ? 'neon' : 'storm', 'overcast');
  if (brief.weather.includes('fogbank')) hinted.push('fog');
  if (brief.weather.includes('snowfall')) hinted.push('winter');
  if (brief.moods.includes('dark')) hinted.push(indoorPlaces.has(place) ? 'candle' : 'night', 'storm', 'dusk');
  if (brief.moods.includes('joyful')) hinted.push('day', 'golden');
  const open = (hinted.length > 0 ? hinted : usual).filter(name => !brief.without.has(name));
  return open.length > 0 ? random.pick(open) : 'overcast';
}

function chooseHorizon(place: Place, shot: Shot | null, random: Random): number {
  const usual =
    place === 'mountains' || place === 'clouds'
      ? 0.68
      : place === 'desert' || place === 'meadow' || place === 'snow'
        ? 0.64
        : 0.6;
  const stray = random.between(-0.05, 0.05);
  switch (shot) {
    case 'low':
      return 0.8 + stray * 0.5;
    case 'high':
      return 0.33 + stray;
    case 'close':
      return 0.62 + stray;
    case 'shoulder':
      return 0.54 + stray;
    case 'wide':
    case 'medium':
    case null:
      return usual + stray;
    default:
      return shot satisfies never;
  }
}

/** Settles the stage for a brief. The same brief, place, seed and size give the same stage. */
export function setStage(
  brief: SceneBrief,
  place: Place,
  seed: number,
  aspect: number,
  reference: ReferenceFacts | null,
): Stage {
  const streams = (name: string) => createRandom(seed, name);
  const strange = createRandom(seed ^ brief.unknown, 'strange words');
  const lightName = chooseLight(brief, place, streams('light'));
  const lighting = lightings[lightName];
  const turn = brief.unknown === 0 ? 0 : strange.between(-14, 14);
  const bent = choosePalette(
    lightName,
    { hues: brief.hues, without: brief.withoutHues, chroma: brief.chroma, lightness: brief.lightness, turn },
    createRandom(seed ^ (brief.unknown & 0xffff), 'palette'),
  );
  const hold = reference ? 1 - reference.change : 0;
  const palette = reference ? pullPalette(bent, reference.colours, Math.min(1, hold * 1.6)) : bent;
  const own = chooseHorizon(place, brief.shot, streams('horizon'));
  const horizon = reference?.horizon ? own + (reference.horizon - own) * Math.min(1, hold * 1.4) : own;
  const spot = streams('light spot');
  const third = spot.chance(0.5) ? 0.33 : 0.67;
  const x = aspect * (third + spot.between(-0.09, 0.09));
  const rise = spot.between(lighting.height[0], lighting.height[1]);
  const wanted = { x, y: horizon * (1 - rise) };
  const light = reference
    ? {
        x: wanted.x + (reference.light.x * aspect - wanted.x) * hold,
        y: wanted.y + (reference.light.y - wanted.y) * hold,
      }
    : wanted;
  return {
    brief,
    place,
    aspect,
    seed,
    lightName,
    lighting,
    palette,
    horizon,
    light,
    shot: brief.shot,
    random: name => createRandom(seed ^ brief.unknown, name),
    allows: name => !brief.without.has(name),
  };
}

/** The colour of land at a depth (0 far, 1 near): distance takes on the haze. */
export function landAt(stage: Stage, material: Colour, depth: number): Colour {
  const { palette, lighting } = stage;
  const tinted = mix(material, palette.land, 0.55);
  const near = mix(scale(tinted, 0.55 + 0.35 * lighting.ambient), palette.shade, 0.3 + 0.4 * depth);
  return mix(near, palette.haze, (1 - depth) * 0.5 * lighting.air);
}
