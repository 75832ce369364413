import { type CountWord, loadClip } from '../../../prompts/load-clip.ts';
import type { Writer, WritingOrder } from '../writer.ts';
import { createDraw } from './draw.ts';
import { type Enhancing, enhanceWords } from './enhance-words.ts';
import { mannerOf } from './manner.ts';
import { readProjectRules } from './read-rules.ts';
import { refuseWish } from './refuse-wish.ts';
import { loadThesaurus, type Thesaurus } from './thesaurus.ts';

function writeStretches(
  { brief, temperature, seed }: WritingOrder,
  thesaurus: Thesaurus,
  countWord: CountWord,
): string[] {
  const { family, text, intensity, purpose } = brief;
  if (purpose !== 'enhance') throw refuseWish('The rules can only make words richer.');
  const enhancing: Enhancing = {
    thesaurus,
    countWord,
    family,
    manner: mannerOf(family, text),
    rules: readProjectRules(brief.rules),
    intensity,
    temperature,
    draw: createDraw(seed),
    taken: new Set(),
  };
  return enhanceWords(text, enhancing);
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
