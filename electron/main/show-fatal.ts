import type { Dialog } from 'electron';
import { type Problem, Refusal } from '../../backend/contract/problem.ts';

/** Says why the studio cannot start or go on, and what a person can do about it. */
export function showFatal(dialog: Pick<Dialog, 'showErrorBox'>, error: unknown): void {
  const { title, text } = describeFatal(error);
  dialog.showErrorBox(title, text);
}

/** The words for it; an error that nobody expected carries its trace for a report. */
export function describeFatal(error: unknown): { readonly title: string; readonly text: string } {
  if (error instanceof Refusal) {
    return {
      title: 'Dailies cannot open',
      text: [error.problem.message, findRemedy(error.problem)].join('\n\n').trim(),
    };
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    title: 'Dailies met an error of its own',
    text: `Nothing in your data was deleted. For a report:\n\n${trace}`,
  };
}

function findRemedy(problem: Problem): string {
  switch (problem.code) {
    case 'schema_newer':
      return 'Open it with the newer Dailies that wrote it, or name another folder in DAILIES_HOME.';
    case 'studio_in_use':
      return 'Close the other Dailies first, or name another folder in DAILIES_HOME.';
    case 'read_only':
      return 'Allow writing there, or name another folder in DAILIES_HOME.';
    case 'disk_full':
      return 'Make room on the disk and open Dailies again.';
    case 'port_in_use':
      return 'Close the program that uses the port, or leave DAILIES_PORT out to let Dailies find a free one.';
    default:
      return '';
  }
}
