import type { ModelCard } from '../../contract/models.ts';
import { type Issue, Refusal } from '../../contract/problem.ts';
import type { Composed } from '../../contract/wording.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { composeWords, type Ingredients } from '../../prompts/compose-words.ts';
import type { WordLists } from '../../prompts/read-list.ts';
import { isPlain } from '../../prompts/read-marks.ts';
import { findTextLimit } from '../../prompts/text-limits.ts';
import { readLists, readPresets, readStyles } from './read-source.ts';
import type { WordingSource } from './wording-parts.ts';

/** Words as they were typed, and what is to be put around them. */
export type Typed = {
  readonly prompt: string;
  readonly negative: string;
  readonly styles: readonly string[];
  readonly presets: readonly string[];
};

/** Words that are ready to be drawn with any seed, and the names of what is around them. */
export type Wordings = {
  readonly styles: readonly string[];
  readonly presets: readonly string[];
  compose(seed: number): Composed;
};

const EMPTY: WordLists = new Map();
const WEIGHTS = /\([^()]{1,200}:\s{0,9}\d{0,9}\.?\d{1,9}\s{0,9}\)|<(?:lora|lyco|hypernet):[^>]{1,200}>/g;

/** Each of these ids as what it stands for; those that stand for nothing are told. */
function find<T extends { readonly id: string }>(
  ids: readonly string[],
  known: readonly T[],
  tell: (index: number) => void,
): T[] {
  const byId = new Map(known.map(one => [one.id, one]));
  return ids.flatMap((id, index) => {
    const found = byId.get(id);
    if (!found) tell(index);
    return found ? [found] : [];
  });
}

/** Whether words are given to a model as they are typed: nothing is put around them, and nothing in them is drawn. */
export const isAsTyped = ({ prompt, negative, styles, presets }: Typed): boolean =>
  styles.length === 0 && presets.length === 0 && isPlain(prompt) && isPlain(negative);

/**
 * Makes a person's words ready for a model. `at` is where the words stand in what was sent, for those who are told what is wrong.
 * Raises `invalid_request` for styles and presets that are not there; `compose` raises it for what cannot be drawn.
 */
export function prepareWords(
  source: WordingSource,
  db: ReadableDb,
  owner: Owner,
  card: ModelCard,
  typed: Typed,
  at: { readonly words: string; readonly around: string },
): Wordings {
  const bare = typed.styles.length === 0 && typed.presets.length === 0;
  const issues: Issue[] = [];
  const tell = (list: string, what: string) => (index: number) =>
    issues.push({ path: `${at.around}${list}.${index}`, message: `That ${what} is no longer there` });
  const styles = bare ? [] : find(typed.styles, readStyles(source, db, owner), tell('styles', 'style'));
  const presets = bare ? [] : find(typed.presets, readPresets(source, db, owner), tell('presets', 'negative preset'));
  const declared = new Set(card.parameters.map(({ name }) => name));
  if (!declared.has('prompt') && styles.length > 0)
    issues.push({ path: `${at.around}styles`, message: `${card.name} takes no words, so a style does nothing` });
  const [issue] = issues;
  if (issue) throw new Refusal({ code: 'invalid_request', message: `${issue.message}.`, issues });

  const ingredients: Ingredients = {
    prompt: { text: typed.prompt, place: { path: `${at.words}prompt`, name: 'the prompt' } },
    negative: { text: typed.negative, place: { path: `${at.words}negative`, name: 'what to leave out' } },
    styles: styles.map(({ name, before, after, negative }, index) => {
      const place = { path: `${at.around}styles.${index}`, name: `the style “${name}”` };
      return {
        before: { text: before, place },
        after: { text: after, place },
        negative: { text: negative, place },
      };
    }),
    presets: presets.map(({ name, negative }, index) => ({
      text: negative,
      place: { path: `${at.around}presets.${index}`, name: `the negative preset “${name}”` },
    })),
    lists: EMPTY,
  };
  const texts = [
    ...[ingredients.prompt, ingredients.negative, ...ingredients.presets],
    ...ingredients.styles.flatMap(({ before, after, negative }) => [before, after, negative]),
  ];
  const drawn = texts.some(({ text }) => !isPlain(text));
  const ready = drawn ? { ...ingredients, lists: readLists(source, db, owner) } : ingredients;
  const { markup } = findTextLimit(card.family, card.runtime);
  return {
    styles: styles.map(({ name }) => name),
    presets: presets.map(({ name }) => name),
    compose: seed => {
      const { prompt, negative, lists, varies } = composeWords(ready, seed);
      const said = declared.has('negative');
      return {
        prompt,
        negative: said ? negative : '',
        wildcards: [...lists],
        varies,
        unsaid: said || negative === '' ? null : negative,
        unreadMarks: markup ? [] : [...new Set(prompt.match(WEIGHTS) ?? [])],
      };
    },
  };
}
