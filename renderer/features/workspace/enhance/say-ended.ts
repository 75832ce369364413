import type { Enhancement } from '../../../../backend/contract/enhancements.ts';
import { describeProblem } from '../../../api/describe-problem.ts';
import { sayDiff } from './say-diff.ts';

/** Where an enhancement is, in the one sentence that a screen reader says of it. */
export function sayEnded({ state, writer, purpose, prompts, text, problem }: Enhancement): string {
  switch (state) {
    case 'writing':
      return `Being written by ${writer.name}.`;
    case 'cancelled':
      return prompts.length === 0
        ? 'Stopped. Your words are as they were.'
        : 'Stopped. What had come can be kept; your words are as they were.';
    case 'failed':
      return `${problem === null ? 'Nothing was written' : describeProblem(problem).title}. Your words are as they were.`;
    case 'done':
      return purpose === 'many'
        ? `${prompts.length} ${prompts.length === 1 ? 'prompt' : 'prompts'} written by ${writer.name}.`
        : `Written by ${writer.name}: ${sayDiff(text, prompts[0] ?? '').toLowerCase()}.`;
    default:
      return state satisfies never;
  }
}
