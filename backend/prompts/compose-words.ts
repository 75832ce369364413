import { applyStyle } from '../contract/apply-style.ts';
import { DRAWN_MOST, drawWords } from './draw-words.ts';
import { mergeNegatives } from './merge-negatives.ts';
import type { WordLists } from './read-list.ts';
import { isPlain, type Place, refuseWords } from './read-marks.ts';

/** Words, and where they stand. */
export type Placed = { readonly text: string; readonly place: Place };
/** What a prompt is made of. */
export type Ingredients = {
  readonly prompt: Placed;
  readonly negative: Placed;
  readonly styles: readonly { readonly before: Placed; readonly after: Placed; readonly negative: Placed }[];
  readonly presets: readonly Placed[];
  readonly lists: WordLists;
};
/** Words as a model is given them; the lists that they may be drawn from, and whether another seed may draw others. */
export type ComposedWords = {
  readonly prompt: string;
  readonly negative: string;
  readonly lists: readonly string[];
  readonly varies: boolean;
};

/** Texts that are drawn with one seed are told apart by these, and each style has three of its own after them. */
const STREAM = { prompt: 0, negative: 1, presets: 2, styles: 1_000 } as const;

/**
 * Puts words together: wildcards are drawn with the seed, styles stand around the prompt one after the other, and the negatives are a person's own, then those of
 * the styles, then the presets', each clause once. Negatives that nothing is added to stay as they are written. Raises `invalid_request`.
 */
export function composeWords({ prompt, negative, styles, presets, lists }: Ingredients, seed: number): ComposedWords {
  const used = new Set<string>();
  let varies = false;
  const draw = ({ text, place }: Placed, stream: number): string => {
    if (isPlain(text)) return text;
    const drawn = drawWords(text, place, seed, stream, lists);
    for (const name of drawn.lists) used.add(name);
    varies ||= drawn.varies;
    return drawn.text;
  };
  const around = styles.map((style, index) => ({
    before: draw(style.before, STREAM.styles + 3 * index),
    after: draw(style.after, STREAM.styles + 3 * index + 1),
    negative: draw(style.negative, STREAM.styles + 3 * index + 2),
  }));
  const words = around.reduce(applyStyle, draw(prompt, STREAM.prompt));
  const own = draw(negative, STREAM.negative);
  const added = [
    ...around.map(style => style.negative),
    ...presets.map((preset, index) => draw(preset, STREAM.presets + index)),
  ].filter(text => text.trim() !== '');
  const without = added.length === 0 ? own : mergeNegatives([own, ...added]);
  for (const [text, { place }] of [
    [words, prompt],
    [without, negative],
  ] as const)
    if (text.length > DRAWN_MOST)
      throw refuseWords(place, `more than ${DRAWN_MOST.toLocaleString('en')} characters come together`);
  return { prompt: words, negative: without, lists: [...used], varies };
}
