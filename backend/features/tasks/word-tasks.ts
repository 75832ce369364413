import type { ContentLevel } from '../../contract/content.ts';
import type { ModelCard } from '../../contract/models.ts';
import { checkParameters, type Parameters } from '../../contract/parameters.ts';
import { Refusal } from '../../contract/problem.ts';
import type { NewTask } from '../../contract/tasks.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findEnhanced } from '../enhancements/index.ts';
import { isAsTyped, prepareWords, type Typed } from '../wording/index.ts';
import type { RecipeWords } from './batches-store.ts';
import type { TaskParts } from './task-parts.ts';
import type { OwnFacts } from './tasks-store.ts';

/** What a batch's tasks are sent: how mature they are, where their words came from, and for each task what of it is its own. */
export type Worded = {
  readonly content: ContentLevel;
  readonly words: RecipeWords | null;
  readonly owns: readonly OwnFacts[] | null;
};

/** A request that was found to be right, with the values that it comes to. */
export type Asking = {
  readonly asked: NewTask;
  readonly card: ModelCard;
  readonly values: Parameters;
  /** The words that results are found by where a task has none of its own. */
  readonly prompt: string;
  /** One for each task, and whether the model has them too. */
  readonly seeds: readonly number[];
  readonly seeded: boolean;
};

/** A value that is text; any other is none. */
export const textOf = (value: Parameters[string] | undefined): string => (typeof value === 'string' ? value : '');

function readTyped({ wording }: NewTask, { prompt, negative }: Parameters): Typed {
  const { styles = [], presets = [] } = wording ?? {};
  return { prompt: textOf(prompt), negative: textOf(negative), styles, presets };
}

/** Where words came from; null for those that were merely typed. */
function readOrigin(
  db: ReadableDb,
  owner: Owner,
  { wording }: NewTask,
  typed: string,
  around: { readonly styles: readonly string[]; readonly presets: readonly string[] } | null,
): RecipeWords | null {
  const { original = null, enhancementId = null } = wording ?? {};
  if (around === null && original === null && enhancementId === null) return null;
  const enhanced = enhancementId === null ? undefined : findEnhanced(db, owner, enhancementId);
  const { writer = null, template = null } = enhanced ?? {};
  const { styles = [], presets = [] } = around ?? {};
  return { typed, original, writer, template, styles: [...styles], presets: [...presets] };
}

function checkSent(card: ModelCard, parameters: Parameters): void {
  const { issues } = checkParameters(card.parameters, parameters);
  const said = issues.map(({ path, message }) => ({ path, message: `With styles and wildcards: ${message}` }));
  const [first] = said;
  if (first) throw new Refusal({ code: 'invalid_request', message: `${first.message}.`, issues: said });
}

/**
 * Finds the words that each task of a batch is sent, drawn with its own seed, and rates them with `admit`; where nothing is put around or drawn, what was typed
 * is rated once. Raises `invalid_request` for words that cannot be drawn or are too long, and what `admit` raises.
 */
export function wordTasks(
  { wording }: Pick<TaskParts, 'wording'>,
  db: ReadableDb,
  owner: Owner,
  { asked, card, values, prompt, seeds, seeded }: Asking,
  admit: (values: Parameters) => ContentLevel,
): Worded {
  const typed = readTyped(asked, values);
  if (isAsTyped(typed))
    return { content: admit(values), words: readOrigin(db, owner, asked, typed.prompt, null), owns: null };

  const at = { words: 'parameters.', around: 'wording.' };
  const ready = prepareWords(wording, db, owner, card, typed, at);
  const { count: _, ...parameters }: Parameters = { ...values, ...asked.parameters };
  const rated = new Map<string, ContentLevel>();
  const rate = (sent: Parameters): ContentLevel => {
    const key = JSON.stringify([sent.prompt, sent.negative]);
    const known = rated.get(key);
    if (known) return known;
    checkSent(card, { ...asked.parameters, ...sent });
    const content = admit({ ...values, ...sent });
    rated.set(key, content);
    return content;
  };
  const owns = seeds.map((seed): OwnFacts => {
    const composed = ready.compose(seed);
    const has = (name: 'prompt' | 'negative') => composed[name] !== '' || values[name] !== undefined;
    const sent: Parameters = {
      ...(has('prompt') && { prompt: composed.prompt }),
      ...(has('negative') && { negative: composed.negative }),
    };
    return {
      modelName: card.name,
      prompt: has('prompt') ? composed.prompt : prompt,
      content: rate(sent),
      parameters: { ...parameters, ...sent },
      ...(!seeded && composed.varies && { drawnWith: seed }),
      ...(composed.unsaid !== null && { unsaid: composed.unsaid }),
    };
  });
  const content = owns.some(own => own.content === 'mature') ? 'mature' : 'general';
  return { content, words: readOrigin(db, owner, asked, typed.prompt, ready), owns };
}
