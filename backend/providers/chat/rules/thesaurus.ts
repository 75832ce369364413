import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PromptFamily } from '../../../contract/templates.ts';

/** What the rules may say something of. */
export const SLOTS = [
  'place',
  'light',
  'lens',
  'composition',
  'mood',
  'palette',
  'medium',
  'detail',
  'atmosphere',
  'motion',
  'camera',
] as const;

/** One of the things that a prompt can say something of. */
export type SlotName = (typeof SLOTS)[number];

const Terms = z.array(z.string());
const Trait = z.strictObject({
  terms: Terms,
  /** Of the traits of a group only one can be true of a picture. */
  group: z.string().optional(),
  implies: Terms.default([]),
  /** What is not in a picture of which this is true. */
  lacks: Terms.default([]),
  /** How the words say it once it was asked for. */
  become: z.string().optional(),
  /** The light that goes with it. */
  light: z.string().optional(),
  /** Those of the terms that stand before a noun. */
  adjectives: Terms.default([]),
  /** Where this is true, only what names it fits. */
  narrow: z.boolean().default(false),
});
export type Trait = z.infer<typeof Trait>;

const Entry = z.strictObject({
  say: z.string(),
  /** Signs that must all be there, of which one must be there, and of which none may be. */
  needs: Terms.default([]),
  when: Terms.default([]),
  unless: Terms.default([]),
});
const Slot = z.strictObject({ said: Terms, frames: Terms.min(1), entries: z.array(Entry).min(1) });
const Shape = z.strictObject({
  about: z.string(),
  traits: z.record(z.string(), Trait),
  slots: z.record(z.enum(SLOTS), Slot),
  /** What a wish like “brighter” adds, and the traits that it takes away. */
  changes: z.record(z.string(), z.strictObject({ say: z.string(), against: Terms.default([]) })),
  negative: z.strictObject({
    base: z.record(PromptFamily, Terms),
    when: z.array(z.strictObject({ trait: z.string(), say: Terms, families: z.array(PromptFamily) })),
    lettering: Terms,
  }),
});

/** The groups of traits that an addition can say: in others its words may stand for anything, as “dark” does in “dark brown”. */
const SAYING: ReadonlySet<string> = new Set(['time', 'season', 'weather', 'setting', 'medium', 'palette']);

/** What may be added to words, with the traits that it makes true, and those that its words name in whatever sense. */
export type Entry = z.infer<typeof Entry> & { readonly says: ReadonlySet<string>; readonly names: ReadonlySet<string> };
/** What the rules know, as it lies in `resources/prompts/thesaurus.json`, made ready to be looked up. */
export type Thesaurus = Omit<z.infer<typeof Shape>, 'slots'> & {
  readonly slots: Readonly<
    Record<SlotName, { readonly said: Lookup; readonly frames: readonly string[]; readonly entries: readonly Entry[] }>
  >;
  readonly traitTerms: Lookup;
};

/** A term that is looked for: its words in a row, and what it is a sign of. */
type Term = { readonly words: readonly string[]; readonly signs: readonly string[] };
/** Terms by their first word, the longest first. */
export type Lookup = ReadonlyMap<string, readonly Term[]>;
/** A term that was found: which words, counted from 0, and what it is a sign of. */
export type FoundTerm = { readonly from: number; readonly to: number; readonly signs: readonly string[] };

/** A word without case and without the ending of a plural, as words are held against terms. */
export function stemOf(word: string): string {
  const plain = word.toLowerCase().replace(/[’']s?$/, '');
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|z)es$/.test(plain)) return plain.slice(0, -2);
  return plain.length > 3 && /[^suiy]s$|[aeo]ys$/.test(plain) ? plain.slice(0, -1) : plain;
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}’'/.&-]*[\p{L}\p{N}])?/gu;

/** The words of a text, with where they stand. */
export const wordsOf = (text: string): { readonly stem: string; readonly from: number; readonly to: number }[] =>
  [...text.matchAll(WORD)].map(match => ({
    stem: stemOf(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));

function readyLookup(terms: readonly (readonly [string, string])[]): Lookup {
  const signs = new Map<string, string[]>();
  for (const [term, sign] of terms) {
    const words = wordsOf(term)
      .map(({ stem }) => stem)
      .join(' ');
    signs.set(words, [...new Set([...(signs.get(words) ?? []), sign])]);
  }
  const byFirst = new Map<string, Term[]>();
  for (const [joined, of] of signs) {
    const words = joined.split(' ');
    const first = words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, signs: of }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** Every term in these stems, the longest where several begin at one word; none within another. */
export function findTerms(stems: readonly string[], lookup: Lookup): FoundTerm[] {
  const found: FoundTerm[] = [];
  for (let at = 0; at < stems.length; at++) {
    const term = lookup
      .get(stems[at] ?? '')
      ?.find(({ words }) => words.every((word, index) => stems[at + index] === word));
    if (!term) continue;
    found.push({ from: at, to: at + term.words.length, signs: term.signs });
    at += term.words.length - 1;
  }
  return found;
}

/** A trait with all that follows from it. */
export function withImplied(signs: Iterable<string>, traits: Readonly<Record<string, Trait>>): Set<string> {
  const all = new Set<string>();
  const add = (sign: string) => {
    if (all.has(sign)) return;
    all.add(sign);
    for (const implied of traits[sign]?.implies ?? []) add(implied);
  };
  for (const sign of signs) add(sign);
  return all;
}

/** Reads what the rules know from the studio's resources. Throws where it does not hold what it must, which is a bug. */
export function loadThesaurus(resourcesFolder: string): Thesaurus {
  const file = path.join(resourcesFolder, 'prompts', 'thesaurus.json');
  const { traits, slots, ...rest } = Shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const traitTerms = readyLookup(
    Object.entries(traits).flatMap(([name, { terms }]) => terms.map(term => [term, name] as const)),
  );
  const readEntry = (say: string) => {
    const names = withImplied(
      findTerms(
        wordsOf(say).map(({ stem }) => stem),
        traitTerms,
      ).flatMap(({ signs }) => signs),
      traits,
    );
    return { names, says: new Set([...names].filter(sign => SAYING.has(traits[sign]?.group ?? ''))) };
  };
  const ready = (name: SlotName) => {
    const { said, frames, entries } = slots[name];
    return {
      said: readyLookup(said.filter(term => term !== '').map(term => [term, name] as const)),
      frames,
      entries: entries.map(entry => ({ ...entry, ...readEntry(entry.say) })),
    };
  };
  const readySlots = Object.fromEntries(SLOTS.map(name => [name, ready(name)])) as Record<
    SlotName,
    ReturnType<typeof ready>
  >;
  return { ...rest, traits, slots: readySlots, traitTerms };
}
