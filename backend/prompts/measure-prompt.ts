import type { CountWord } from './load-clip.ts';
import type { WordLists } from './read-list.ts';
import { type Piece, readMarkup } from './read-markup.ts';
import { spellDrawn } from './spell-drawn.ts';
import type { TextLimit } from './text-limits.ts';

/** How long a prompt is for a model. */
export type Measured = {
  readonly tokens: number;
  /** Where something is drawn, so many of the shortest that could be; the tokens are of the longest. Elsewhere as many as those. */
  readonly least: number;
  readonly most: number | null;
  /** False where the tokens are only about so many. */
  readonly exact: boolean;
  /** How many blocks it is read in; 1 where nothing is beyond. */
  readonly blocks: number;
  /** The words that the model does not read any more, of each choice and list the longest; null where it reads all. */
  readonly unread: string | null;
  /** Brackets do not match, so engines read them in ways of their own. */
  readonly unbalanced: boolean;
};

/** What CLIP's tokenizer takes for one word. Source: `simple_tokenizer.py` of OpenAI's CLIP. */
const WORDS = /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/giu;

type Place = { readonly at: number; readonly tokens: number };

function placesOf(pieces: readonly Piece[], countWord: CountWord): Place[] {
  return pieces.flatMap(({ text, from }) =>
    [...text.matchAll(WORDS)].map(match => ({ at: from + match.index, tokens: countWord(match[0].toLowerCase()) })),
  );
}

const sum = (places: readonly Place[]) => places.reduce((total, { tokens }) => total + tokens, 0);

/** Where the first word stands that no longer fits; null where all do. */
function findOverflow(places: readonly Place[], most: number): number | null {
  let total = 0;
  for (const { at, tokens } of places) {
    total += tokens;
    if (total > most) return at;
  }
  return null;
}

/** The words of a text by the blocks that it is written in. */
function countBlocks(written: string, markup: boolean, countWord: CountWord) {
  const plain: Piece = { text: written, from: 0, to: written.length };
  const marked = markup ? readMarkup(written) : null;
  const counted = (marked?.blocks ?? [[plain]]).map(pieces => placesOf(pieces, countWord));
  const total = counted.reduce((all, places) => all + sum(places), 0);
  return { counted, total, unbalanced: marked?.unbalanced ?? false };
}

/** Measures a prompt as a model with this limit takes it in, with the longest that could be drawn of its choices and of these lists. */
export function measurePrompt(
  prompt: string,
  { tokens, most, beyond, markup }: TextLimit,
  countWord: CountWord,
  lists?: WordLists,
): Measured {
  const written = spellDrawn(prompt, 'longest', lists).normalize('NFC');
  const shortest = spellDrawn(prompt, 'shortest', lists).normalize('NFC');
  const { counted, total, unbalanced } = countBlocks(written, markup, countWord);
  const overflow = most === null || beyond === 'block' ? null : findOverflow(counted.flat(), most);
  const blocksOf = (places: readonly Place[]) =>
    Math.max(1, Math.ceil(sum(places) / (most ?? Number.POSITIVE_INFINITY)));
  return {
    tokens: total,
    // The shortest in letters may have more tokens than the longest, if they are rare ones.
    least: shortest === written ? total : Math.min(total, countBlocks(shortest, markup, countWord).total),
    most,
    exact: tokens === 'clip',
    blocks: beyond === 'block' ? counted.reduce((all, places) => all + blocksOf(places), 0) : 1,
    unread: overflow === null ? null : written.slice(overflow),
    unbalanced,
  };
}
