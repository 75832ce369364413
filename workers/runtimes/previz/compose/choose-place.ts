import { createRandom } from '../random.ts';
import type { BriefSubject, SceneBrief } from '../read-prompt.ts';
import type { Place } from '../vocabulary/places.ts';
import type { SubjectName } from '../vocabulary/subjects.ts';
import { catalogue } from './catalogue.ts';

const homes: Partial<Record<SubjectName, readonly Place[]>> = {
  starship: ['space', 'planet', 'clouds'],
  saucer: ['meadow', 'desert', 'road'],
  astronaut: ['planet', 'space'],
  rocket: ['desert', 'planet'],
  whale: ['underwater'],
  fish: ['underwater'],
  jellyfish: ['underwater'],
  swan: ['lake'],
  dragon: ['mountains', 'clouds'],
  balloon: ['clouds', 'meadow', 'mountains'],
  airship: ['clouds', 'skyline'],
  plane: ['clouds', 'mountains'],
  helicopter: ['skyline', 'mountains'],
  lighthouse: ['coast', 'sea'],
  windmill: ['meadow'],
  pyramid: ['desert'],
  camel: ['desert'],
  cactus: ['desert'],
  palm: ['coast'],
  gate: ['lake', 'forest', 'mountains'],
  pagoda: ['mountains', 'forest', 'lake'],
  skyscraper: ['skyline'],
  streetLamp: ['street'],
  detective: ['street', 'bar', 'corridor'],
  businessman: ['street', 'skyline', 'corridor'],
  umbrella: ['street', 'meadow'],
  car: ['road', 'street'],
  motorcycle: ['road', 'desert'],
  bicycle: ['meadow', 'street'],
  truck: ['road', 'desert'],
  train: ['meadow', 'mountains', 'snow'],
  robot: ['street', 'corridor', 'planet'],
  throne: ['hall'],
  king: ['hall'],
  queen: ['hall'],
  piano: ['room', 'stage'],
  guitar: ['stage', 'bar', 'room'],
  dancer: ['stage', 'hall'],
  chair: ['room'],
  clock: ['room'],
  cat: ['room', 'street', 'meadow'],
  portal: ['cave', 'forest', 'hall'],
  crystal: ['cave'],
  chest: ['cave', 'coast'],
  sword: ['forest', 'mountains'],
  mushrooms: ['forest'],
  bamboo: ['forest'],
  fox: ['forest', 'snow', 'meadow'],
  deer: ['forest', 'mountains'],
  owl: ['forest'],
  bear: ['forest', 'river'],
  wolf: ['snow', 'forest'],
  samurai: ['meadow', 'mountains', 'lake'],
  knight: ['mountains', 'forest', 'meadow'],
  wizard: ['mountains', 'forest', 'hall'],
  monk: ['mountains', 'hall', 'forest'],
  castle: ['mountains', 'lake', 'sea'],
  camera: ['stage', 'desert'],
  door: ['desert', 'meadow', 'corridor'],
  crowd: ['street', 'skyline'],
  elephant: ['meadow'],
  lion: ['meadow'],
};

function usualPlaces(subject: BriefSubject | undefined, brief: SceneBrief): readonly Place[] {
  const home = subject && homes[subject.name];
  if (home) return home;
  if (subject && catalogue[subject.name].where === 'table') return ['table'];
  if (subject && catalogue[subject.name].where === 'water') return ['sea', 'lake', 'harbour'];
  if (brief.light === 'neon') return ['street', 'skyline'];
  if (brief.light === 'winter') return ['snow', 'mountains', 'forest'];
  if (brief.light === 'space') return ['space'];
  if (brief.light === 'underwater') return ['underwater'];
  if (brief.light === 'candle') return ['room', 'table', 'hall'];
  return ['mountains', 'meadow', 'coast', 'lake', 'forest', 'desert', 'sea', 'river', 'road', 'skyline'];
}

/** Where a scene is: the place that is named, else one where its first subject is at home, else any that is allowed. */
export function choosePlace(brief: SceneBrief, seed: number): Place {
  if (brief.place) return brief.place;
  const first = brief.subjects[0];
  const usual = usualPlaces(first, brief);
  const allowed = (places: readonly Place[]) => places.filter(place => !brief.without.has(place));
  const open =
    [usual, ['meadow', 'desert', 'mountains', 'lake', 'space'] as const]
      .map(allowed)
      .find(places => places.length > 0) ?? (['meadow'] as const);
  return createRandom(seed ^ brief.unknown, `place ${first?.name ?? ''}`).pick(open);
}
