import { describe, expect, it } from 'vitest';
import { type DiffPart, diffWords } from './diff-words.ts';

const shown = (parts: readonly DiffPart[]) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`)).join('');
const of = (parts: readonly DiffPart[], without: DiffPart['kind']) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('what became of words', () => {
  it('is told word by word', () => {
    expect(shown(diffWords('a red boat at sea', 'a blue boat at sea, at dawn'))).toBe(
      'a [-red][+blue] boat at sea[+, at dawn]',
    );
  });

  it('is one change where only spaces stand between', () => {
    expect(shown(diffWords('see the old dog run', 'see a new cat run'))).toBe('see [-the old dog][+a new cat] run');
  });

  it('keeps a weight and its brackets apart from the word in them', () => {
    expect(shown(diffWords('(fog:1.2), harbour', '(fog:1.4), harbour'))).toBe('(fog:[-1.2][+1.4]), harbour');
  });

  it('is nothing where nothing changed, and all of it where there was nothing before', () => {
    expect(diffWords('fog', 'fog')).toEqual([{ kind: 'same', text: 'fog' }]);
    expect(diffWords('', 'fog')).toEqual([{ kind: 'added', text: 'fog' }]);
    expect(diffWords('', '')).toEqual([]);
  });

  it('holds both texts to the letter, whatever they are', () => {
    const texts = [
      '',
      ' ',
      'a\n\nb',
      '  x  y ',
      'Ärger — 猫 🐈‍⬛ {{prompt}}\n',
      'one two three two one',
      "don't (stop:1.2)",
    ];
    for (const before of texts)
      for (const after of texts) {
        const parts = diffWords(before, after);
        expect([of(parts, 'added'), of(parts, 'removed')]).toEqual([before, after]);
      }
  });

  it('stays quick with texts of 50,000 characters that have nothing in common, and says so in one change', () => {
    const text = (word: string) => Array.from({ length: 8_000 }, (_, n) => `${word}${n}`).join('. ');
    const parts = diffWords(text('a'), text('b'));
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
