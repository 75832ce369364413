import type { ReadyRules } from './content-rules.ts';
import { type Asked, rateWords, type WordsRating } from './rate-words.ts';

/** How many ratings are remembered, and of how long a wish, in UTF-16 units: 2 MB at the most. */
const REMEMBERED = 256;
const LONGEST = 2_000;

const remembered = new WeakMap<ReadyRules, Map<string, WordsRating>>();

/** As `rateWords`, but what was rated lately is remembered: people press Generate again with the same words, and to read them anew costs 100 µs and more. */
export function rateAgain(asked: Asked, rules: ReadyRules): WordsRating {
  const { words, negative, fromPicture, fromMature } = asked;
  if (words.length + negative.length > LONGEST) return rateWords(asked, rules);
  const known = remembered.get(rules) ?? new Map<string, WordsRating>();
  remembered.set(rules, known);
  // As JSON, so that no words can pass for others with something negative.
  const key = JSON.stringify([words, negative, fromPicture, fromMature]);
  const rating = known.get(key) ?? rateWords(asked, rules);
  known.delete(key);
  known.set(key, rating); // the last asked for is the last to be forgotten
  const oldest = known.size > REMEMBERED ? known.keys().next() : undefined;
  if (oldest?.done === false) known.delete(oldest.value);
  return rating;
}
