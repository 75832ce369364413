import { expect, it } from 'vitest';
import { findVariables } from './template-words.ts';

it('finds what stands in double braces, known or not, where it stands', () => {
  expect(findVariables('Write {{ count }} of {{promt}}.')).toEqual([
    { name: 'count', from: 6, to: 17, known: true },
    { name: 'promt', from: 21, to: 30, known: false },
  ]);
});

it('takes braces that hold nothing for a variable that nobody knows, and those that are not closed for words', () => {
  expect(findVariables('{{}} and {prompt} and {{prompt')).toEqual([{ name: '', from: 0, to: 4, known: false }]);
});
