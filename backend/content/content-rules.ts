import { z } from 'zod';
import { readPlainWords } from './read-words.ts';

const Terms = z.array(z.string().min(1));
/** What the words of a picture can be a sign of. */
export const SIGNS = [
  'sexual',
  'nudity',
  'suggestive',
  'gore',
  'minor',
  'undress',
  'realPerson',
  'clothes',
  'innocent',
  'people',
] as const;
export type Sign = (typeof SIGNS)[number];

/** The rules as they lie in `resources/content/rules.json`. */
export const ContentRules = z.strictObject({
  about: z.string(),
  ...(Object.fromEntries(SIGNS.map(sign => [sign, Terms])) as Record<Sign, typeof Terms>),
  givenNames: Terms,
});
export type ContentRules = z.infer<typeof ContentRules>;

/** A term as it is looked for: its words, the last of which may be a beginning. */
export type Term = { readonly sign: Sign; readonly words: readonly string[]; readonly open: boolean };

/** Rules made ready: terms by their first word, beginnings apart, and what is found in the middle of a text. */
export type ReadyRules = {
  readonly byFirst: ReadonlyMap<string, readonly Term[]>;
  readonly beginnings: readonly { readonly sign: Sign; readonly word: string }[];
  readonly anywhere: readonly { readonly sign: Sign; readonly text: string }[];
  readonly givenNames: ReadonlySet<string>;
};

/** Scripts that put no spaces between words, and letters that lose their meaning with their mark. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ñ]/u;

/** Makes rules ready to be looked up, once. */
export function readyRules(rules: ContentRules): ReadyRules {
  const byFirst = new Map<string, Term[]>();
  const beginnings: { sign: Sign; word: string }[] = [];
  const anywhere: { sign: Sign; text: string }[] = [];
  for (const sign of SIGNS) {
    for (const term of rules[sign]) {
      if (UNSPACED.test(term)) {
        anywhere.push({ sign, text: term });
        continue;
      }
      const open = term.endsWith('*');
      const words = readPlainWords(open ? term.slice(0, -1) : term);
      const [first, ...rest] = words;
      if (first === undefined) continue;
      if (open && rest.length === 0) beginnings.push({ sign, word: first });
      else byFirst.set(first, [...(byFirst.get(first) ?? []), { sign, words, open }]);
    }
  }
  return { byFirst, beginnings, anywhere, givenNames: new Set(rules.givenNames) };
}
