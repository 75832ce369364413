import { expect, it } from 'vitest';
import { sayDiff } from './say-diff.ts';

it('says in words and numbers what became of a text', () => {
  expect(sayDiff('fog', 'thick fog at dawn')).toBe('3 words added');
  expect(sayDiff('a red boat', 'a blue boat')).toBe('1 word added, 1 removed');
  expect(sayDiff('a red boat', 'a boat')).toBe('1 word removed');
  expect(sayDiff('fog', 'fog!')).toBe('Only signs changed');
  expect(sayDiff('fog', 'fog')).toBe('Nothing changed');
});
