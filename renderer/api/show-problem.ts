import type { Problem } from '../../backend/contract/problem.ts';
import { showToast } from '../ui/toast-store.ts';
import { describeProblem } from './describe-problem.ts';
import { actOn } from './remedies.ts';

const SHOWN_MS = 12_000;

/** Shows a problem as a toast with the button that mends it; the same problem again takes the former's place. */
export function showProblem(problem: Problem, retry?: () => void): void {
  const { title, sentence, remedy } = describeProblem(problem);
  const onAct = actOn(remedy, retry);
  showToast({
    id: `problem: ${title}`,
    title,
    detail: sentence,
    tone: 'bad',
    durationMs: SHOWN_MS,
    ...(remedy && onAct && { action: { label: remedy.label, onAct } }),
  });
}
