import { showToast } from '../ui/toast-store.ts';
import { describeProblem } from './describe-problem.ts';
import { problemIn } from './unwrap.ts';
import { useRemedy } from './use-remedy.tsx';

/** A function that shows a failure as a toast with the button that mends it; the same title takes the former's place. */
export function useShowProblem(): (error: unknown, retry?: () => void) => void {
  const remedyOf = useRemedy();
  return (error, retry) => {
    const { title, sentence, remedy } = describeProblem(problemIn(error));
    const onAct = remedyOf(remedy, retry);
    showToast({
      id: `problem: ${title}`,
      title,
      detail: sentence,
      tone: 'bad',
      durationMs: 12_000,
      ...(remedy && onAct && { action: { label: remedy.label, onAct } }),
    });
  };
}
