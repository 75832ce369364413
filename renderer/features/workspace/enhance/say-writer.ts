import { RULES_WRITER, type Writer } from '../../../../backend/contract/writers.ts';

/** What is to be known of a writer before words are given to it: what it is, and whether they leave the network. */
export function sayWriter({ id, model, outside, ready, reason }: Writer): string {
  if (id === RULES_WRITER) return 'Rules, no model. Always there.';
  const where = outside ? 'outside your network' : 'in your network';
  const facts = [model, where].filter(fact => fact !== null).join(', ');
  return ready ? facts : `${facts}. ${reason}`;
}
