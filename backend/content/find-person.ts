import type { ReadyRules } from './content-rules.ts';

const NAME =
  /(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}{1,20})\s+((?:(?:de|von|van|della|di|el|al|bin|Mc|Mac|O')\s?)?\p{Lu}[\p{L}'’-]{1,24})(?![\p{L}\p{N}])/gu;
/** Before the name of who made a picture, not of who is in it. */
const MAKER =
  /(?:^|[\s,])(?:by|after|style of|inspired by|works? of|à la|painter|photographer|artist|sculptor)\s+(?:the\s)?$/iu;
const flatten = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A person's full name in a text, by a common given name with a surname after it; null where there is none, or where it names who made the picture. */
export function findPerson(text: string, { givenNames }: Pick<ReadyRules, 'givenNames'>): string | null {
  for (const match of text.matchAll(NAME)) {
    const [name, given = ''] = match;
    if (givenNames.has(flatten(given)) && !MAKER.test(text.slice(0, match.index))) return name;
  }
  return null;
}
