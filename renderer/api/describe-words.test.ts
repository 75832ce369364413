import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../backend/contract/generations.ts';
import { listWordFacts, listWords } from './describe-words.ts';

const recipeOf = (prompt: string, words?: Partial<NonNullable<Recipe['words']>>): Recipe => ({
  model: { id: 'm', name: 'M', version: '1', label: null },
  parameters: { prompt },
  runtime: 'previz',
  versions: {},
  worker: 'Studio PC',
  unmapped: [],
  tookMs: 1,
  ...(words && {
    words: { typed: prompt, original: null, writer: null, template: null, styles: [], presets: [], ...words },
  }),
});

describe('the words of a recipe', () => {
  it('are one prompt where they were given as they were typed', () => {
    expect(listWords(recipeOf('fog'))).toEqual([{ title: 'Prompt', text: 'fog' }]);
    expect(listWords(recipeOf('fog', { original: 'fog' }))).toEqual([{ title: 'Prompt', text: 'fog' }]);
  });

  it('are told as sent and as typed, where a writer or a style stands between', () => {
    expect(listWords(recipeOf('thick fog', { original: 'fog' }))).toEqual([
      { title: 'Prompt, as sent', text: 'thick fog' },
      { title: 'Prompt, as typed', text: 'fog' },
    ]);
    expect(listWords(recipeOf('fog, film grain', { typed: 'fog' }))).toEqual([
      { title: 'Prompt, as sent', text: 'fog, film grain' },
      { title: 'Prompt, as typed', text: 'fog' },
    ]);
  });

  it('are told in three steps, where both do', () => {
    expect(listWords(recipeOf('thick fog, film grain', { typed: 'thick fog', original: 'fog' }))).toEqual([
      { title: 'Prompt, as sent', text: 'thick fog, film grain' },
      { title: 'Prompt, before styles and wildcards', text: 'thick fog' },
      { title: 'Prompt, as typed', text: 'fog' },
    ]);
  });

  it('name the writer, its template, the styles and the presets, and nothing that was not there', () => {
    const made = recipeOf('thick fog', { writer: 'Rules', template: 'Enhance', styles: ['Film', 'Noir'] });
    expect(listWordFacts(made)).toEqual([
      ['Written on by', 'Rules'],
      ['Template', 'Enhance'],
      ['Styles', 'Film, Noir'],
    ]);
    expect(listWordFacts(recipeOf('fog'))).toEqual([]);
  });
});
