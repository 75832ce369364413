import { expect, it } from 'vitest';
import { createWritings } from './writings.ts';

it('What was stopped, though its end is not stored yet, and what is for its asker alone, is shared with nobody', () => {
  const writings = createWritings();
  const shared = writings.begin('a', 'me', 'a cat');
  writings.begin('b', 'me', null);
  expect(writings.findAlike('me', 'a cat')).toBe(shared);
  expect(writings.findAlike('you', 'a cat')).toBeUndefined();
  shared.stop.abort('cancelled');
  expect(writings.findAlike('me', 'a cat')).toBeUndefined();
});
