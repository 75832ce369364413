import { CircleX } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { describeProblem } from './describe-problem.ts';
import { actOn } from './remedies.ts';
import { problemIn } from './unwrap.ts';

/** What failed in place of what should stand here, and the button that mends it. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { title, sentence, remedy } = describeProblem(problemIn(error));
  const onAct = actOn(remedy, onRetry);
  return (
    <div role="alert">
      <EmptyState
        title={title}
        sentence={sentence}
        illustration={<CircleX />}
        action={
          remedy &&
          onAct && (
            <Button variant="secondary" onClick={onAct}>
              {remedy.label}
            </Button>
          )
        }
      />
    </div>
  );
}
