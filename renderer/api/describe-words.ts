import type { Recipe } from '../../backend/contract/generations.ts';

/** Words of a recipe under the name of what they are. */
export type RecipeWords = { readonly title: string; readonly text: string };

/** A recipe's words from those that the model was given back to those that were typed first; each text once. */
export function listWords({ parameters, words }: Recipe): readonly RecipeWords[] {
  const sent = typeof parameters.prompt === 'string' ? parameters.prompt : null;
  const typed = words?.typed ?? null;
  const original = words?.original ?? null;
  const texts: RecipeWords[] = [];
  const add = (title: string, text: string | null) => {
    if (text !== null && !texts.some(other => other.text === text)) texts.push({ title, text });
  };
  const further = [typed, original].some(text => text !== null && text !== sent);
  add(further ? 'Prompt, as sent' : 'Prompt', sent);
  // The last of them are one's own, whatever stands between.
  add(original === null || original === typed ? 'Prompt, as typed' : 'Prompt, before styles and wildcards', typed);
  add('Prompt, as typed', original);
  return texts;
}

/** Who worked on a recipe's words and what was put around them; empty where nobody and nothing did. */
export function listWordFacts({ words }: Recipe): readonly (readonly [name: string, value: string])[] {
  if (words === undefined) return [];
  const { writer, template, styles, presets } = words;
  const facts = [
    ['Written on by', writer ?? ''],
    ['Template', template ?? ''],
    ['Styles', styles.join(', ')],
    ['Negative presets', presets.join(', ')],
  ] as const;
  return facts.filter(([, value]) => value !== '');
}
