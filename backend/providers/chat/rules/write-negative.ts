import type { PromptFamily } from '../../../contract/templates.ts';
import { hasWords, type ProjectRules } from './read-rules.ts';
import { readWish } from './read-wish.ts';
import type { Thesaurus } from './thesaurus.ts';

/** What a picture of these words is not to have, for models of a family: what they ask for themselves is left out. */
export function writeNegative(text: string, family: PromptFamily, rules: ProjectRules, thesaurus: Thesaurus): string {
  const { base, when, lettering } = thesaurus.negative;
  const { traits, absent } = readWish(text, thesaurus);
  const wanted = traits.has('lettering') ? [] : lettering;
  const fitting = when.filter(
    ({ trait, families }) =>
      families.includes(family) && (traits.has(trait) || (trait === 'empty' && absent.has('person'))),
  );
  const all = [...rules.never, ...fitting.flatMap(({ say }) => say), ...base[family], ...wanted];
  return [...new Set(all)].filter(term => rules.never.includes(term) || !hasWords(text, term)).join(', ');
}
