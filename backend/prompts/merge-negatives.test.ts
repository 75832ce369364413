import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNegatives, splitClauses } from './merge-negatives.ts';

const word = fc.stringMatching(/^[a-zA-Z]{1,4}$/);
const clause = fc.oneof(
  word,
  word.map(one => `(${one}:1.2)`),
  fc.tuple(word, word).map(([one, two]) => `(${one}, ${two})`),
  word.map(one => `[${one}]`),
  word.map(one => `\\(${one}\\)`),
);
const text = fc.array(clause, { maxLength: 8 }).map(clauses => clauses.join(', '));

describe('what a picture is to lack', () => {
  it.each([
    [['people, blurry', 'Blurry, noise'], 'people, blurry, noise'],
    [['blurry, people', '(blurry:1.3)'], '(blurry:1.3), people'],
    [['(blurry:1.1)', 'blurry, (blurry:1.5)'], '(blurry:1.1)'],
    [['(text, logo:1.2)', 'text, logo'], '(text, logo:1.2), text, logo'],
    [['a  b', 'A B,'], 'a  b'],
    [['one\ntwo', '、two'], 'one, two'],
    [['(open, blurry', 'blurry'], '(open, blurry'],
    [['\\(fog\\), fog', ''], '\\(fog\\), fog'],
    [['', ' , '], ''],
  ])('of %j is %s', (texts, merged) => expect(mergeNegatives(texts)).toBe(merged));

  it('is the same once more, and has no clause that nobody gave', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), texts => {
        const merged = mergeNegatives(texts);
        expect(mergeNegatives([merged, ...texts])).toBe(merged);
        const given = new Set(texts.flatMap(splitClauses));
        expect(splitClauses(merged).filter(one => !given.has(one))).toEqual([]);
      }),
    );
  });

  it('comes to an end with any text', () => {
    for (const hostile of [
      '('.repeat(50_000),
      ')'.repeat(50_000),
      ','.repeat(50_000),
      `${'('.repeat(25_000)}${')'.repeat(25_000)}`,
    ])
      expect(mergeNegatives([hostile, 'fog']).endsWith('fog')).toBe(true);
  });
});
