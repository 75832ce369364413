import type { PromptPurpose } from '../../../contract/templates.ts';
import { type CountWord, loadClip } from '../../../prompts/load-clip.ts';
import type { Brief, Writer, WritingOrder } from '../writer.ts';
import { createDraw } from './draw.ts';
import { editWords } from './edit-words.ts';
import { type Enhancing, enhanceWords } from './enhance-words.ts';
import { mannerOf } from './manner.ts';
import { readProjectRules } from './read-rules.ts';
import { readScene } from './read-scene.ts';
import { refuseWish } from './refuse-wish.ts';
import { summariseWords } from './summarise-words.ts';
import { loadThesaurus, type Thesaurus } from './thesaurus.ts';
import { writeMany } from './write-many.ts';
import { writeNegative } from './write-negative.ts';

/** The longest text that rules work on, in characters: it is read many times over. */
const LONGEST = 10_000;
const WHOLE: ReadonlySet<PromptPurpose> = new Set(['enhance', 'edit', 'many', 'segment']);

/** A text as the rules read it: long rows of spaces and commas are one, and of a long text, where not all of it has to be kept, what matters. */
function readable({ purpose, text }: Brief): string {
  if (text.length > LONGEST && WHOLE.has(purpose))
    throw refuseWish(
      `The rules work on up to ${LONGEST.toLocaleString('en')} characters. Make the words shorter first.`,
    );
  const part = purpose === 'scene' ? text.slice(-LONGEST) : text.slice(0, LONGEST);
  return part.replace(/[\s,]{20,}/g, row => (row.includes(',') ? ', ' : ' '));
}

function writeStretches(order: WritingOrder, thesaurus: Thesaurus, countWord: CountWord): readonly string[] {
  const { brief, temperature, seed } = order;
  const { purpose, family, instruction, count, existing, intensity } = brief;
  const text = readable(brief);
  const rules = readProjectRules(brief.rules);
  const manner = mannerOf(family, text);
  const draw = createDraw(seed);
  const all: Enhancing = {
    thesaurus,
    countWord,
    family,
    manner,
    rules,
    intensity,
    temperature,
    draw,
    taken: new Set(),
  };
  switch (purpose) {
    case 'enhance':
      return enhanceWords(text, all);
    case 'segment':
      return enhanceWords(text, { ...all, manner: { style: 'sentences', clip: true } });
    case 'scene':
      return enhanceWords(readScene(text), all);
    case 'edit':
      return editWords(text, instruction, all);
    case 'many':
      return writeMany(text, count, existing, seed, all).map((prompt, at) => (at === 0 ? prompt : `\n${prompt}`));
    case 'summarise':
      return [summariseWords(text)];
    case 'negative':
      return [writeNegative(text, family, rules, thesaurus)];
    default:
      return purpose satisfies never;
  }
}

/** The writer that goes by rules: no model, no network, and for the same seed the same words. Raises `writer_failed` for what the rules cannot do. */
export function createRulesWriter(resourcesFolder: string): Writer {
  let thesaurus: Thesaurus | null = null;
  let clip: CountWord | null = null;
  const countWord: CountWord = word => {
    clip ??= loadClip();
    return clip(word);
  };
  return {
    write: async (order, hear, signal) => {
      signal.throwIfAborted();
      thesaurus ??= loadThesaurus(resourcesFolder);
      const stretches = writeStretches(order, thesaurus, countWord);
      for (const stretch of stretches) hear(stretch);
      return { text: stretches.join(''), model: null, tokensIn: null, tokensOut: null, cutShort: false };
    },
    listModels: async () => [],
  };
}
