import { describe, expect, it } from 'vitest';
import { readMarkup } from './read-markup.ts';

const wordsOf = (prompt: string) =>
  readMarkup(prompt).blocks.map(block =>
    block
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
  );

describe('what a model reads of a prompt with marks', () => {
  it.each([
    ['(fog:1.2) over [a] harbour', 'fog over a harbour'],
    ['((fog)), (mist:0.8), [rain]', 'fog, mist, rain'],
    ['(a long clause, with a comma:1.15)', 'a long clause, with a comma'],
    ['smile \\(happy\\)', 'smile (happy)'],
    ['<lora:film_grain:0.8> night', 'night'],
    ['12:30 on a clock, ratio 16:9', '12:30 on a clock, ratio 16:9'],
    ['BREAKFAST, OUTBREAK', 'BREAKFAST, OUTBREAK'],
  ])('of “%s” is “%s”', (prompt, words) => {
    expect(wordsOf(prompt)).toEqual([words]);
  });

  it('comes in blocks where the person says so', () => {
    expect(wordsOf('a castle BREAK film grain')).toEqual(['a castle', 'film grain']);
  });

  it.each([
    ['(open', true],
    ['close)', true],
    ['(a]', true],
    ['\\(meant', false],
    ['(a) [b]', false],
  ])('sees whether brackets match: %s', (prompt, unbalanced) => {
    expect(readMarkup(prompt).unbalanced).toBe(unbalanced);
  });

  it('points every word to where it was written', () => {
    const prompt = '(fog:1.2) over [dark blue] doors';
    for (const { text, from, to } of readMarkup(prompt).blocks.flat()) expect(prompt.slice(from, to)).toBe(text);
  });

  it('comes to an end with any text', () => {
    for (const hostile of [
      '('.repeat(50_000),
      '{'.repeat(50_000),
      '\\'.repeat(9_999),
      '__'.repeat(9_999),
      '<lora:'.repeat(9_999),
    ])
      expect(readMarkup(hostile).blocks.length).toBe(1);
  });
});
