import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRules } from './load-rules.ts';
import { rateAgain } from './rate-again.ts';
import { type Asked, rateWords } from './rate-words.ts';
import { TEST_SET } from './test-set.fake.ts';

const rules = loadRules(path.join(import.meta.dirname, '..', '..', 'resources'));
const ask = (words: string, more: Partial<Asked> = {}): Asked => ({
  words,
  negative: '',
  fromPicture: false,
  fromMature: false,
  ...more,
});

describe('words that are rated again', () => {
  it.each([...TEST_SET.refused, ...TEST_SET.mature, ...TEST_SET.general])(
    'are rated as they were, and as they are alone: “%s”',
    words => {
      const asked = ask(words);
      const first = rateAgain(asked, rules);
      expect([first, rateAgain(asked, rules)]).toEqual([rateWords(asked, rules), rateWords(asked, rules)]);
    },
  );

  it('are never taken for the same words about something else', () => {
    const bare = ask('naked on a sofa');
    const wishes = [
      bare,
      { ...bare, fromPicture: true },
      ask('a child on a sofa', { fromMature: true }),
      ask('a child on a sofa'),
      ask('a child on a sofa', { negative: 'clothes' }),
      ask('a child on a sofa","clothes'),
      ask('a child on a sofa\u0000clothes'),
    ];
    expect(wishes.map(asked => rateAgain(asked, rules))).toEqual(wishes.map(asked => rateWords(asked, rules)));
    expect(wishes.map(asked => rateAgain(asked, rules))).toEqual(wishes.map(asked => rateWords(asked, rules)));
  });

  it('are read anew, with the same outcome, after many others', () => {
    const asked = ask('a nude model');
    rateAgain(asked, rules);
    for (let n = 0; n < 300; n++) rateAgain(ask(`fog ${n}`), rules);
    expect(rateAgain(asked, rules)).toEqual(rateWords(asked, rules));
  });
});
