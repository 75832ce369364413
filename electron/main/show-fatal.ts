import type { Dialog } from 'electron';
import { Refusal } from '../../backend/contract/problem.ts';

/** Says why the studio cannot start or go on: a problem in its own words, which name the remedy; any other error with its trace for a report. */
export function showFatal(dialog: Pick<Dialog, 'showErrorBox'>, error: unknown): void {
  if (error instanceof Refusal) {
    dialog.showErrorBox('Dailies cannot open', error.problem.message);
    return;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  dialog.showErrorBox('Dailies met an error of its own', `What was made is not lost. For a report:\n\n${trace}`);
}
