import { readMarkup } from '../../../prompts/read-markup.ts';
import { spellDrawn } from '../../../prompts/spell-drawn.ts';
import { findTerms, SLOTS, type SlotName, type Thesaurus, withImplied, wordsOf } from './thesaurus.ts';

/** What words say of a picture, as far as the rules know. */
export type Wish = {
  readonly traits: ReadonlySet<string>;
  /** What the picture is to be without. */
  readonly absent: ReadonlySet<string>;
  /** What something is said of already. */
  readonly said: ReadonlySet<SlotName>;
};

/** So many characters before a word are looked at for whether it is meant to be there. */
const BEFORE = 40;
const NOT = /\b(?:no|not|without|never|free of|lacking)\b[^,.;]{0,24}$/i;

/** Reads a person's words: what they are a sign of, and what nothing was said of yet. */
export function readWish(text: string, thesaurus: Thesaurus): Wish {
  const plain = readMarkup(spellDrawn(text, 'longest'))
    .blocks.flatMap(pieces => pieces.map(piece => piece.text))
    .join(' ');
  const words = wordsOf(plain);
  const stems = words.map(({ stem }) => stem);
  const traits = new Set<string>();
  const absent = new Set<string>();
  for (const { from, signs } of findTerms(stems, thesaurus.traitTerms)) {
    const at = words[from]?.from ?? 0;
    const into = NOT.test(plain.slice(Math.max(0, at - BEFORE), at)) ? absent : traits;
    for (const sign of signs) into.add(sign);
  }
  const said = SLOTS.filter(name => findTerms(stems, thesaurus.slots[name].said).length > 0);
  for (const trait of traits) for (const sign of thesaurus.traits[trait]?.lacks ?? []) absent.add(sign);
  return { traits: withImplied(traits, thesaurus.traits), absent, said: new Set(said) };
}
