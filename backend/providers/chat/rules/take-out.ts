import { maskMarkup } from './mask-markup.ts';
import { splitClauses } from './split-clauses.ts';
import { findTerms, type Lookup, wordsOf } from './thesaurus.ts';

/** Words of a text, by where they stand, and what they are a sign of. */
export type Spot = { readonly from: number; readonly to: number; readonly signs: readonly string[] };

/** Where terms stand in a text; the names of networks and wildcards are no words. */
export function findSpots(text: string, lookup: Lookup): Spot[] {
  const words = wordsOf(maskMarkup(text));
  const stems = words.map(({ stem }) => stem);
  return findTerms(stems, lookup).map(({ from, to, signs }) => ({
    from: words[from]?.from ?? 0,
    to: words[to - 1]?.to ?? 0,
    signs,
  }));
}

/** Where these words stand in a row, whatever their case and number. */
export function findPhrase(text: string, phrase: string): Spot[] {
  const wanted = wordsOf(phrase).map(({ stem }) => stem);
  const words = wordsOf(maskMarkup(text));
  if (wanted.length === 0) return [];
  return words.flatMap(({ from }, at) =>
    wanted.every((stem, index) => words[at + index]?.stem === stem)
      ? [{ from, to: words[at + wanted.length - 1]?.to ?? from, signs: [] }]
      : [],
  );
}

const DETERMINER =
  '(?:the|an?|some|any|many|several|few|two|three|four|five|six|seven|ten|dozens of|a few|lots of|a lot of|groups? of|a group of|a pair of|his|her|its|their|this|that)';
const BEFORE = new RegExp(
  `(?:(?:^|[\\s(])(?:and|with|of|or|in|at|under|by|during|on|from|through|against|full of|near|beside)\\s+)?(?:(?<=^|[\\s(])${DETERMINER}\\s+(?:[\\p{L}-]+\\s+){0,2}?)?$`,
  'iu',
);
const DOING =
  /^\s+(?:(?:who|that|which)\s+(?:is|are)\s+)?[\p{L}]+ing\b[^,.;]*?(?=$|[,.;)]|\s(?:in|on|at|under|by|beside|near|through|along|across|over|above|below)\s)/iu;
const PLACED = /^\s+(?:in|on|at|under|by|beside|near|through|along|across|over|above|below)\s+/i;

const TYING = /\b(?:and|with|of|or|in|at|under|by|on|from|through|near|beside|to|is|are|the|an?)\b|[,.;([{]/i;

/** Words at the beginning of a clause that can only tell more of the one after them. */
const areAdjectives = (head: string) => wordsOf(head).length <= 2 && !TYING.test(head);

/** A thing in brackets goes with its brackets, and with the choice that stands before it. */
function widen(text: string, { from, to }: Pick<Spot, 'from' | 'to'>): Pick<Spot, 'from' | 'to'> {
  const open = /[([]+[^()[\]]*$/.exec(text.slice(0, from));
  const close = /^[^()[\]]*[)\]]+/.exec(text.slice(to));
  const within = open && close ? text.slice(open.index, to + close[0].length) : '';
  const bracketed = open && close && wordsOf(maskMarkup(within)).length <= 3;
  const start = bracketed ? open.index : from;
  const choice = /\{[^{}]*\}\s+$/.exec(text.slice(0, start))?.index ?? start;
  return { from: choice, to: bracketed ? to + close[0].length : to };
}

/**
 * Takes a thing out of a text with what belongs to it: the words that tie it on (“with a …”, “and two …”), what it does, and its clause where that is of
 * nothing else.
 */
export function takeOut(text: string, found: Pick<Spot, 'from' | 'to'>): string {
  const spot = widen(text, found);
  const clause = splitClauses(text).find(({ from, to }) => from <= spot.from && spot.to <= to) ?? {
    from: 0,
    to: text.length,
  };
  const head = text.slice(clause.from, spot.from);
  const tail = text.slice(spot.to, clause.to);
  const lead = BEFORE.exec(head)?.[0] ?? '';
  const before = head.slice(0, head.length - lead.length);
  const left = lead.trim() === '' && areAdjectives(before) ? (/^\s*/.exec(before)?.[0] ?? '') : before;
  const doing = DOING.exec(tail)?.[0] ?? '';
  const after = tail.slice(doing.length);
  const opening = wordsOf(left).length === 0;
  const end = /[,.;!?\n]\s*$/.exec(after)?.[0] ?? '';
  const cut = (middle: string) => text.slice(0, clause.from) + middle + text.slice(clause.to);
  const place = PLACED.exec(after)?.[0];
  if (/^\s*of\s/i.test(lead) && place !== undefined) return cut(`${left} of ${after.slice(place.length)}`);
  const joined = /^\s+and\s+/i.exec(after)?.[0];
  if (joined !== undefined) {
    const tie = /^\s*(?:and|with|of|in|at)\s+/i.exec(lead)?.[0] ?? '';
    return cut(`${left}${tie || ' '}${after.slice(joined.length)}`);
  }
  if (!opening)
    return cut(left.trimEnd() + (/^[\s]*[,.;!?)\]:]/.test(after) || after === '' ? after : ` ${after.trimStart()}`));
  // It stood first: what it stands at is what is left, or nothing is.
  const begun = /^\s*/.exec(head)?.[0] ?? '';
  if (place !== undefined) return cut(begun + left.trim() + after.slice(place.length));
  const open = /[([]/.test(left) ? left.trim() : '';
  const close = /[)\]]/.test(after) ? after.trim().slice(after.trim().search(/[:)\]]/)) : end.trim();
  return cut(
    open === ''
      ? clause.to === text.length
        ? end.trim()
        : ''
      : `${begun}${open}${close}${clause.to === text.length ? '' : ' '}`,
  );
}
