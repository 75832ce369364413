import type { Problem } from '../../../../backend/contract/problem.ts';
import { RULES_WRITER } from '../../../../backend/contract/writers.ts';
import { describeProblem, type Remedy } from '../../../api/describe-problem.ts';
import { actOn } from '../../../api/remedies.ts';
import { Button } from '../../../ui/button.tsx';
import type { Asked } from './use-enhancer.ts';

type FailedNoteProps = {
  readonly problem: Problem;
  /** What was asked for; null where that is not known any more. */
  readonly failed: Asked | null;
  /** Whether words had come by then: they stand below, with what can be done with them. */
  readonly came: boolean;
  readonly onAsk: (asked: Asked) => void;
  readonly onDismiss: () => void;
};

/** What the words themselves are refused for: no other writer takes them either. */
const OF_THE_WORDS: readonly Problem['code'][] = ['content_refused', 'content_level', 'invalid_request'];

const openSettings: Remedy = { kind: 'open-settings', label: 'Open settings', section: 'Writers' };

function findMend(problem: Problem): Remedy | null {
  if (problem.code === 'writer_failed')
    return problem.reason === 'locked' || problem.reason === 'no_model' ? openSettings : null;
  const { remedy } = describeProblem(problem);
  return remedy?.kind === 'try-again' ? null : remedy;
}

/** Says why nothing more was written, that the own words are as they were, and what can be done. */
export function FailedNote({ problem, failed, came, onAsk, onDismiss }: FailedNoteProps) {
  const { title, sentence } = describeProblem(problem);
  const mend = findMend(problem);
  const onMend = actOn(mend, undefined);
  const again = failed !== null && !OF_THE_WORDS.includes(problem.code);
  return (
    <section
      aria-label={came ? 'Not written to its end' : 'Nothing was written'}
      className="flex flex-col gap-2 rounded-card bg-bad-tint p-3"
    >
      <p className="text-body font-medium text-text">{title}</p>
      <p className="text-meta break-words text-second">{sentence} Your words are as they were.</p>
      <div className="flex flex-wrap gap-2">
        {again && failed.writerId !== RULES_WRITER && (
          <Button size="small" onClick={() => onAsk({ ...failed, writerId: RULES_WRITER })}>
            Use rules instead
          </Button>
        )}
        {again && !came && (
          <Button size="small" onClick={() => onAsk(failed)}>
            Try again
          </Button>
        )}
        {mend && onMend && (
          <Button size="small" onClick={onMend}>
            {mend.label}
          </Button>
        )}
        {!came && (
          <Button size="small" variant="ghost" onClick={onDismiss}>
            Dismiss
          </Button>
        )}
      </div>
    </section>
  );
}
