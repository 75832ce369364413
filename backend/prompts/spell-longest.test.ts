import { expect, it } from 'vitest';
import { spellLongest } from './spell-longest.ts';

it.each([
  ['fog over a harbour', 'fog over a harbour'],
  ['a {red|dark blue|tan} door', 'a dark blue door'],
  ['a {red|{pale|very dark} blue} door', 'a very dark blue door'],
  ['a {0::enormously tall|small} door', 'a small door'],
  ['{2$$ and $$fox|crow|stag}', 'crow and stag'],
  ['lit by __lights/soft__ light', 'lit by lights soft light'],
  ['\\{as it is\\}', '{as it is}'],
  ['a {red|blue door', 'a {red|blue door'],
])('of “%s” as much is counted as of “%s”', (text, spelled) => expect(spellLongest(text)).toBe(spelled));
