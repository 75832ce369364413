import type { CapScope } from '../../backend/contract/spending.ts';

/** What each cap is called on the screen. */
export const CAP_NAMES: Record<CapScope, string> = {
  task: 'The cap for one task',
  day: 'Today’s cap',
  month: 'This month’s cap',
  project: 'The project’s cap',
  project_day: 'The project’s cap for today',
};
