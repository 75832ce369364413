import type { Batch, Task } from '../../../backend/contract/tasks.ts';
import { useDrafts } from './draft-store.ts';
import { fillForm } from './fill-form.ts';
import { wordsOfTask } from './wording/words-of-task.ts';

/** Puts what a batch was made with in the form: as it was typed with its styles, or for one of its tasks as that was sent, with its seed, so that its take can be made again. */
export function reuseSettings(batch: Batch, task: Pick<Task, 'id' | 'seed'> | null): void {
  const { parameters, wording } = task ? wordsOfTask(batch, task.id) : batch;
  const seed = task?.seed ?? null;
  fillForm(batch.projectId, 'Settings put in the form', () =>
    useDrafts.getState().restore(batch.projectId, {
      modelId: batch.modelId,
      values: { ...parameters, ...(seed !== null && { seed }) },
      ...(wording && { wording }),
    }),
  );
}
