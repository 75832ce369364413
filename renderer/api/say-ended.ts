import type { StudioEvent } from '../../backend/contract/events.ts';
import type { TaskKind } from '../../backend/contract/models.ts';
import type { Batch } from '../../backend/contract/tasks.ts';
import { describeProblem } from './describe-problem.ts';

type Ended = Extract<StudioEvent, { type: 'task.finished' | 'task.failed' }>;

/** How many ended tasks are remembered, so that a replayed event is not spoken again. */
const REMEMBERED = 1_000;
const SHOWN_PROMPT = 60;
const FINISHED: Record<TaskKind, string> = {
  image: 'Take finished',
  video: 'Take finished',
  edit: 'Take finished',
  upscale: 'Take finished',
  stitch: 'Take finished',
  rate: 'Content rated',
  text: 'Text finished',
  chain: 'Chain finished',
};

function shorten(prompt: string): string {
  const one = prompt.replace(/\s+/g, ' ').trim();
  return one.length <= SHOWN_PROMPT ? one : `${one.slice(0, SHOWN_PROMPT - 1)}…`;
}

/** Speaks each ended task once: what it was, and why where it failed. */
export function sayEnded(announce: (sentence: string) => void): (event: Ended, batch: Batch) => void {
  const said = new Set<string>();
  return (event, batch) => {
    if (said.has(event.taskId)) return;
    if (said.size >= REMEMBERED) said.clear();
    said.add(event.taskId);
    const what = `“${shorten(batch.prompt)}”`;
    const task = batch.tasks.find(({ id }) => id === event.taskId);
    // What a batch does not show was not asked for by a person.
    if (!task) return;
    const of = batch.tasks.length > 1 ? `, ${task.index + 1} of ${batch.tasks.length}` : '';
    if (event.type === 'task.finished') return announce(`${FINISHED[task.kind]}: ${what}${of}.`);
    const why = task.problem ? ` ${describeProblem(task.problem).title}.` : '';
    announce(`Take failed: ${what}${of}.${why}`);
  };
}
