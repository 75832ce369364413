import path from 'node:path';
import { loadRules } from '../backend/content/load-rules.ts';
import { rateWords } from '../backend/content/rate-words.ts';
import { TEST_SET } from '../backend/content/test-set.fake.ts';
import { type Bench, type Figure, median } from './support/bench.ts';
import { ROOT } from './support/open-store.ts';

const ROUNDS = 200;
const LONG = 'a castle above a harbour at dawn, soft light, film grain, '.repeat(20).slice(0, 1_000);

/** How often the words of a prompt are misjudged, on the set that the rules are tested with, and what judging costs. */
export const content: Bench = {
  name: 'content',
  question: 'How many prompts of the test set are rated too low, how many too high, and how long does it take?',
  run: async () => {
    const rules = loadRules(path.join(ROOT, 'resources'));
    const rate = (words: string) =>
      rateWords({ words, negative: '', fromPicture: false, fromMature: false }, rules).level;
    const wrong = (texts: readonly string[], isWrong: (level: string) => boolean) => {
      const found = texts.filter(words => isWrong(rate(words)));
      for (const words of found) console.log(`  misjudged: ${words}`);
      return (100 * found.length) / texts.length;
    };
    const { refused, mature, general } = TEST_SET;
    const share = (what: string, texts: readonly string[], value: number): Figure => ({
      what,
      value,
      unit: '%',
      beside: `${texts.length} texts`,
    });
    const times = Array.from({ length: ROUNDS }, () => {
      const began = performance.now();
      rate(LONG);
      return performance.now() - began;
    });
    return [
      share(
        'missed of what is refused',
        refused,
        wrong(refused, level => level !== 'refused'),
      ),
      share(
        'missed of what is for adults',
        mature,
        wrong(mature, level => level === 'general'),
      ),
      share(
        'false alarms on what is innocent',
        general,
        wrong(general, level => level !== 'general'),
      ),
      { what: 'rating 1,000 characters', value: median(times), unit: 'ms' },
    ];
  },
};
