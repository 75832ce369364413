import { composeLand } from './compose/compose-land.ts';
import { composeShore } from './compose/compose-shore.ts';
import { composeSky } from './compose/compose-sky.ts';
import { composeSkyline } from './compose/compose-skyline.ts';
import { composeSubjects } from './compose/compose-subjects.ts';
import { type Stage, setStage } from './compose/stage.ts';
import { createRandom } from './random.ts';
import type { SceneBrief } from './read-prompt.ts';
import type { ReferenceFacts } from './reference-facts.ts';
import type { Plane, Scene } from './scene.ts';
import type { Place } from './vocabulary/places.ts';

function choosePlace(brief: SceneBrief, seed: number): Place {
  if (brief.place) return brief.place;
  const first = brief.subjects[0];
  const options = ((): readonly Place[] => {
    return ['mountains', 'meadow', 'coast', 'lake', 'forest', 'desert'];
  })();
  const open = options.filter(place => !brief.without.has(place));
  return createRandom(seed ^ brief.unknown, `place ${first?.name ?? ''}`).pick(
    open.length > 0 ? open : (['meadow'] as const),
  );
}

function composePlace(stage: Stage): Plane[] {
  switch (stage.place) {
    case 'sea':
    case 'coast':
    case 'harbour':
    case 'lake':
    case 'river':
      return [...composeSky(stage), ...composeShore(stage)];
    case 'skyline':
      return [...composeSky(stage), ...composeSkyline(stage)];
    default:
      return [...composeSky(stage), ...composeLand(stage)];
  }
}

/** Composes a scene as data: the same brief, seed, size and reference give the same scene. */
export function composeScene(
  brief: SceneBrief,
  seed: number,
  size: { width: number; height: number },
  reference: ReferenceFacts | null,
): Scene {
  const aspect = size.width / size.height;
  const stage = setStage(brief, choosePlace(brief, seed), seed, aspect, reference);
  const { planes: subjects, standing } = composeSubjects(stage);
  const planes = [...composePlace(stage), ...subjects].sort((a, b) => a.depth - b.depth);
  return {
    aspect,
    seed,
    place: stage.place,
    lightName: stage.lightName,
    palette: stage.palette,
    horizon: stage.horizon,
    light: stage.light,
    subjects: standing,
    planes,
    falling: [],
    style: brief.style ?? 'painting',
    contrast: brief.contrast,
  };
}
