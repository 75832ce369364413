import type { Quote } from '../../contract/dispatch.ts';
import { checkParameters, type Parameters } from '../../contract/parameters.ts';
import { readModel } from '../workers/index.ts';
import type { DispatchParts } from './dispatch-parts.ts';
import { listPlaces } from './list-places.ts';
import { readScene } from './read-scene.ts';

/** What it would take to run something now, before it is asked for. Raises `no_model`. */
export function readQuote(
  parts: DispatchParts,
  modelId: string,
  parameters: Parameters,
  projectId: string | null,
): Quote {
  const { database, pace, now } = parts.tasks;
  const card = readModel(database.read, modelId);
  // It would come after all that waits now.
  const target = {
    taskId: '~',
    line: modelId,
    modelId,
    onlyWorker: null,
    priority: 0,
    turn: Number.POSITIVE_INFINITY,
  };
  const at = now();
  const { count: _, ...asked } = checkParameters(card.parameters, parameters).values;
  const task = {
    taskId: null,
    projectId,
    modelId,
    onlyWorker: null,
    asked,
    content: 'general' as const,
    waitsSince: at,
  };
  const places = listPlaces(readScene(parts), target, task, at);
  const able = places.filter(({ startsInMs }) => startsInMs !== null);
  return { places, bestWorkerId: able[0]?.worker.id ?? null, error: pace.readError() };
}
