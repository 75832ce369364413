import type { Batch, NewTask } from '../../../../backend/contract/tasks.ts';

/** What asks for a task of a batch again: its words as they were sent, so that styles and wildcards come out as they did; else those of the batch with what is around them. */
export function wordsOfTask(batch: Batch, taskId: string): Pick<NewTask, 'parameters' | 'wording'> {
  const sent = batch.tasks.find(({ id }) => id === taskId)?.sent ?? null;
  if (sent === null) return { parameters: batch.parameters, wording: batch.wording };
  const { negative: _typed, ...others } = batch.parameters;
  return {
    parameters: { ...others, prompt: sent.prompt, ...(sent.negative !== '' && { negative: sent.negative }) },
    wording: null,
  };
}
