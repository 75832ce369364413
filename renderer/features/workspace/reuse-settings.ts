import type { Batch } from '../../../backend/contract/tasks.ts';
import { useDrafts } from './draft-store.ts';
import { fillForm } from './fill-form.ts';

/** Puts what a batch was made with in the form; with the seed of one of its takes, that take can be made again. */
export function reuseSettings(batch: Batch, seed: number | null): void {
  fillForm(batch.projectId, 'Settings put in the form', () =>
    useDrafts.getState().restore(batch.projectId, {
      modelId: batch.modelId,
      values: { ...batch.parameters, ...(seed !== null && { seed }) },
    }),
  );
}
