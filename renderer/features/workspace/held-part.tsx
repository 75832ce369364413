import type { Problem } from '../../../backend/contract/problem.ts';
import { describeProblem } from '../../api/describe-problem.ts';
import { Button } from '../../ui/button.tsx';
import { useDecideHeld } from './decide-held.ts';

type HeldPartProps = {
  readonly taskId: string;
  /** The task in words, for who cannot see its card. */
  readonly name: string;
  readonly held: Problem;
  readonly current: boolean;
};

/** What a person alone can say of a run that was lost sight of, with what each answer does to the money. */
export function HeldPart({ taskId, name, held, current }: HeldPartProps) {
  const decide = useDecideHeld();
  const { title, sentence } = describeProblem(held);
  const tabIndex = current ? 0 : -1;
  const say = (decision: 'again' | 'give-up') => decide.mutate({ id: taskId, decision });
  return (
    <>
      <p className="font-medium text-warn">{title}</p>
      <p className="line-clamp-4" title={sentence}>
        {sentence}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          size="small"
          tabIndex={tabIndex}
          aria-label={`It did not run, try again: ${name}`}
          onClick={() => say('again')}
        >
          It did not run: try again
        </Button>
        <Button
          size="small"
          tabIndex={tabIndex}
          aria-label={`Give up, count it as spent: ${name}`}
          onClick={() => say('give-up')}
        >
          Give up: count it as spent
        </Button>
      </div>
    </>
  );
}
