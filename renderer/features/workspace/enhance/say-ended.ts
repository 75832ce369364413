import type { Enhancement } from '../../../../backend/contract/enhancements.ts';
import { describeProblem } from '../../../api/describe-problem.ts';
import { sayDiff } from './say-diff.ts';

/** Where an enhancement is, in the one sentence that a screen reader says of it. */
export function sayEnded({ state, writer, purpose, prompts, text, problem }: Enhancement): string {
  switch (state) {
    case 'writing':
      return `${writer.name} is writing.`;
    case 'cancelled':
      return 'Stopped. Your words are as they were.';
    case 'failed':
      return `${problem === null ? 'Nothing was written' : describeProblem(problem).title}. Your words are as they were.`;
    case 'done':
      return purpose === 'many'
        ? `${writer.name} has written ${prompts.length} ${prompts.length === 1 ? 'prompt' : 'prompts'}.`
        : `${writer.name} has written: ${sayDiff(text, prompts[0] ?? '').toLowerCase()}.`;
    default:
      return state satisfies never;
  }
}
