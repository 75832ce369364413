import { uuidv7 } from 'uuidv7';
import type { Generation } from '../../../backend/contract/generations.ts';
import type { Batch } from '../../../backend/contract/tasks.ts';
import type { Sending } from './sending-store.ts';
import { wordsOfTask } from './wording/words-of-task.ts';

/** What asks for a take once more with its whole recipe, seed and all, on one machine alone, as based on it. */
export function runAgainOn(take: Generation, batch: Batch, workerId: string): Sending {
  const { parameters, wording } = wordsOfTask(batch, take.taskId);
  const { count: _count, seed: _seed, ...same } = parameters;
  return {
    key: uuidv7(),
    body: {
      projectId: batch.projectId,
      modelId: batch.modelId,
      parameters: take.seed === null ? same : { ...same, seed: take.seed },
      wording,
      basedOn: take.id,
      onlyWorker: workerId,
    },
    kind: batch.kind,
    modelName: batch.modelName,
    label: batch.label,
    count: 1,
  };
}
