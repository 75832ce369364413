import type { Scope } from '../../../backend/contract/endpoint.ts';

/** What each scope lets a token do, in words. */
export const SCOPE_WORDS: Readonly<
  Record<Scope, { readonly label: string; readonly hint: string; readonly short: string }>
> = {
  claim: { label: 'Take tasks', hint: 'Registers as a worker and takes work from the queue.', short: 'take tasks' },
  deliver: { label: 'Hand in results', hint: 'Delivers what was made of the tasks it took.', short: 'hand in results' },
  read: { label: 'Read', hint: 'Sees pictures, tasks and workers, and changes nothing.', short: 'read' },
};
