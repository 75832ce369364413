import type { ReadyRules, Sign } from './content-rules.ts';
import { findAge } from './find-age.ts';
import { findPerson } from './find-person.ts';
import { findSigns } from './find-signs.ts';

/** What is asked for, as far as words and pictures tell what it will show. */
export type Asked = {
  readonly words: string;
  /** What the picture is to be kept free of. */
  readonly negative: string;
  /** Whether it starts from a picture. */
  readonly fromPicture: boolean;
  /** Whether what it starts from is known to be for adults. */
  readonly fromMature: boolean;
};

/** What a task would show, by its words; what was found is told in the words that were written. */
export type WordsRating =
  | { readonly level: 'general' | 'mature'; readonly found: readonly string[] }
  | { readonly level: 'refused'; readonly category: 'minor' | 'real_person'; readonly found: readonly string[] };

const BARE: readonly Sign[] = ['sexual', 'nudity', 'undress'];
const once = (found: readonly string[]) => [...new Set(found.map(words => words.toLowerCase()))];
const ADULT: readonly Sign[] = [...BARE, 'gore'];

/**
 * Rates what is asked for before it is queued. Refused always: anything sexual, nude or suggestive with any sign of a minor, and anything sexual or nude of
 * a person who is named or shown. What a negative prompt names is not shown, but one that forbids clothes asks for nakedness.
 */
export function rateWords({ words, negative, fromPicture, fromMature }: Asked, rules: ReadyRules): WordsRating {
  const signs = findSigns(words, rules);
  const of = (...wanted: readonly Sign[]) => signs.filter(({ sign }) => wanted.includes(sign)).map(one => one.words);
  const unclothed = findSigns(negative, rules)
    .filter(({ sign }) => sign === 'clothes')
    .map(one => `without ${one.words}`);
  const bare = [...of(...BARE), ...(fromMature ? ['the picture it starts from'] : [])];
  const charged = [...bare, ...of('suggestive'), ...unclothed];

  const age = findAge(words);
  const young = [...of('minor'), ...(age === null ? [] : [age])];
  if (charged.length > 0 && young.length > 0)
    return { level: 'refused', category: 'minor', found: once([...young, ...charged]) };

  const name = findPerson(words, rules);
  const who = [...of('people', 'realPerson'), ...(name === null ? [] : [name])];
  if (bare.length > 0 && who.length > 0)
    return { level: 'refused', category: 'real_person', found: once([...who, ...bare]) };
  const undressing = of('undress');
  if (undressing.length > 0 && fromPicture) return { level: 'refused', category: 'real_person', found: undressing };

  const adult = [...of(...ADULT), ...(fromMature ? ['the picture it starts from'] : [])];
  return { level: adult.length > 0 ? 'mature' : 'general', found: once(adult) };
}
