import { expect, it } from 'vitest';
import { applyStyle } from './apply-style.ts';

it.each([
  ['a harbour', '', 'film grain', 'a harbour, film grain'],
  ['a harbour.', '', 'film grain', 'a harbour. film grain'],
  ['a harbour', 'still of', ', by night', 'still of, a harbour, by night'],
  ['a harbour', 'still of {prompt} by night', '', 'still of a harbour by night'],
  ['a harbour', 'still of', '{prompt}, twice {prompt}', 'still of, a harbour, twice a harbour'],
  ['for $& and {prompt}', '{prompt}!', '', 'for $& and {prompt}!'],
  ['', '', 'film grain', 'film grain'],
  [' fog ', '', '', 'fog'],
])('“%s” with “%s” before and “%s” after it is “%s”', (words, before, after, styled) => {
  expect(applyStyle(words, { before, after })).toBe(styled);
});
