import { expect, it } from 'vitest';
import { keyOf, readList } from './read-list.ts';
import { spellDrawn } from './spell-drawn.ts';

const listsOf = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([name, text]) => [keyOf(name), readList(name, text)]));
const lists = listsOf({
  animal: 'fox\n5::old red stag\n0::hippopotamus\n# a comment that is no line\n__bird__',
  bird: 'crow\n{tiny|very small} wren of the hedges',
  nothing: '0::never',
  round: 'a long way __round__',
});

it.each([
  ['fog over a harbour', 'fog over a harbour', 'fog over a harbour'],
  ['a {red|dark blue|tan} door', 'a red door', 'a dark blue door'],
  ['a {red|{pale|very dark} blue} door', 'a red door', 'a very dark blue door'],
  ['a {0::enormously tall|small} door', 'a small door', 'a small door'],
  ['{1-2$$ and $$fox|crow|stag}', 'fox', 'crow and stag'],
  ['lit by __lights/soft__ light', 'lit by lights soft light', 'lit by lights soft light'],
  [
    'one __Animal__, one __bird__',
    'one fox, one crow',
    'one very small wren of the hedges, one very small wren of the hedges',
  ],
  ['a __nothing__, a __round__', 'a nothing, a a long way round', 'a nothing, a a long way round'],
  ['\\{as it is\\}', '{as it is}', '{as it is}'],
  ['a {red|blue door', 'a {red|blue door', 'a {red|blue door'],
])('of “%s” at least “%s” is counted, and at most “%s”', (text, shortest, longest) => {
  expect([spellDrawn(text, 'shortest', lists), spellDrawn(text, 'longest', lists)]).toEqual([shortest, longest]);
});

it('Lists that name one another twice come to no more than may be drawn', () => {
  const doubling = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`l${n}`, `__l${n + 1}__ __l${n + 1}__`]));
  expect(spellDrawn('__l0__ '.repeat(100), 'longest', listsOf(doubling))).toHaveLength(50_000);
});
