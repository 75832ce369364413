import { choosePlace } from './compose/choose-place.ts';
import { composeBar } from './compose/compose-bar.ts';
import { composeCloudland } from './compose/compose-cloudland.ts';
import { composeFalling } from './compose/compose-falling.ts';
import { composeForest } from './compose/compose-forest.ts';
import { composeFrames, composeTheatre } from './compose/compose-frames.ts';
import { composeLand } from './compose/compose-land.ts';
import { composePortrait, composeShoulder } from './compose/compose-portrait.ts';
import { composeRoom } from './compose/compose-room.ts';
import { composeShore } from './compose/compose-shore.ts';
import { composeSky } from './compose/compose-sky.ts';
import { composeSkyline } from './compose/compose-skyline.ts';
import { composeSpace } from './compose/compose-space.ts';
import { composeStreet } from './compose/compose-street.ts';
import { composeSubjects } from './compose/compose-subjects.ts';
import { composeTable } from './compose/compose-table.ts';
import { composeUnderwater } from './compose/compose-underwater.ts';
import { materials } from './compose/materials.ts';
import { settleLight } from './compose/settle-light.ts';
import { type Stage, setStage } from './compose/stage.ts';
import type { SceneBrief } from './read-prompt.ts';
import type { ReferenceFacts } from './reference-facts.ts';
import type { Plane, Scene } from './scene.ts';

function composePlace(stage: Stage): Plane[] {
  switch (stage.place) {
    case 'sea':
    case 'coast':
    case 'harbour':
    case 'lake':
    case 'river':
      return [...composeSky(stage), ...composeShore(stage)];
    case 'mountains':
    case 'meadow':
    case 'desert':
    case 'snow':
    case 'swamp':
    case 'road':
    case 'planet':
      return [...composeSky(stage), ...composeLand(stage)];
    case 'skyline':
      return [...composeSky(stage), ...composeSkyline(stage)];
    case 'forest':
      return composeForest(stage);
    case 'street':
      return composeStreet(stage);
    case 'room':
      return composeRoom(stage);
    case 'bar':
      return composeBar(stage);
    case 'table':
      return composeTable(stage);
    case 'hall':
      return composeFrames(stage, 'arch', { half: 4.6, high: 11 }, materials.stone);
    case 'corridor':
      return composeFrames(
        stage,
        stage.random('corridor').chance(0.7) ? 'square' : 'round',
        { half: 2.2, high: 3.6 },
        materials.rock,
      );
    case 'cave':
      return composeFrames(stage, 'cave', { half: 4.4, high: 7 }, materials.rock);
    case 'stage':
      return composeTheatre(stage);
    case 'underwater':
      return composeUnderwater(stage);
    case 'space':
      return composeSpace(stage);
    case 'clouds':
      return composeCloudland(stage);
    case 'portrait':
      return composePortrait(stage).planes;
    default:
      return stage.place satisfies never;
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
  const stage = settleLight(setStage(brief, choosePlace(brief, seed), seed, aspect, reference));
  const bust = stage.place === 'portrait';
  const { planes: subjects, standing } = bust ? composePortrait(stage) : composeSubjects(stage);
  const around = bust ? [] : composePlace(stage);
  const planes = [...around, ...subjects, ...composeShoulder(stage)].sort((a, b) => a.depth - b.depth);
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
    falling: composeFalling(stage),
    style: brief.style ?? 'painting',
    contrast: brief.contrast,
  };
}
