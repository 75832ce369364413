import { Refusal } from '../contract/problem.ts';
import { DRAWN_MOST } from './draw-words.ts';
import { keyOf, type WordLists } from './read-list.ts';
import { isPlain, type Part, readMarks } from './read-marks.ts';

/** Which of all that could be drawn. */
export type Extreme = 'shortest' | 'longest';

const PLACE = { path: 'text', name: 'the prompt' };
const NO_LISTS: WordLists = new Map();
const byName = (list: string) => list.replace(/[-_/]/g, ' ');

/** Spells words with one extreme of each choice. A list is spelled once; one that is not there, or leads back to itself, is there by its name. */
function createSpeller(lists: WordLists, extreme: Extreme): (parts: readonly Part[]) => string {
  const sign = extreme === 'longest' ? -1 : 1;
  const compare = (a: string, b: string) => sign * (a.length - b.length);
  const known = new Map<string, string>();

  const spellList = (name: string): string => {
    const key = keyOf(name);
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, byName(name));
    let best: string | undefined;
    for (const { weight, text } of lists.get(key)?.lines ?? []) {
      if (weight === 0) continue;
      const spelled = isPlain(text) ? text : spell(readMarks(text, PLACE));
      if (best === undefined || compare(spelled, best) < 0) best = spelled;
    }
    known.set(key, best ?? byName(name));
    return best ?? byName(name);
  };
  const spellPart = (part: Part): string => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'list':
        return spellList(part.name);
      case 'choice': {
        const options = part.options.filter(({ weight }) => weight > 0).map(option => spell(option.parts));
        const many = extreme === 'longest' ? part.most : part.least;
        return options.sort(compare).slice(0, many).join(part.joiner);
      }
      default:
        return part satisfies never;
    }
  };
  /** No more than may be drawn: lists that name one another twice would double with each. */
  const spell = (parts: readonly Part[]): string => {
    let spelled = '';
    for (const part of parts) {
      spelled += spellPart(part);
      if (spelled.length > DRAWN_MOST) return spelled.slice(0, DRAWN_MOST);
    }
    return spelled;
  };
  return spell;
}

/** Words with the longest, or the shortest, that could be drawn of each choice and each list, in characters. What cannot be drawn stays as it is written. */
export function spellDrawn(text: string, extreme: Extreme, lists: WordLists = NO_LISTS): string {
  if (isPlain(text)) return text;
  try {
    return createSpeller(lists, extreme)(readMarks(text, PLACE));
  } catch (error) {
    if (error instanceof Refusal) return text; // half typed; it is told where it is asked for
    throw error;
  }
}
