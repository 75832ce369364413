import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawWords } from './draw-words.ts';
import { keyOf, readList } from './read-list.ts';
import { escapeMarks, isPlain } from './read-marks.ts';

const place = { path: 'parameters.prompt', name: 'the prompt' };
const draw = (text: string, seed = 1) => drawWords(text, place, seed, 0, new Map()).text;
/** Text in which every mark is likely. */
const marked = fc.array(
  fc.constantFrom('{', '|', '}', '\\', '_', '__', 'a', 'b1', '/', '2$$', '3::', ' ', ',', '$', '{a|b}', '__a__'),
  { maxLength: 40 },
);
const text = fc.oneof(
  marked.map(parts => parts.join('')),
  fc.string(),
);

describe('words that are escaped', () => {
  it('are drawn as they were, whatever they are', () => {
    fc.assert(
      fc.property(text, words => {
        expect(draw(escapeMarks(words))).toBe(words);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are left alone where they mean nothing', () => {
    for (const words of ['a \\(smile\\), (fog:1.2)', '{"scene": {"light": "low"}}', 'a | b', 'C:\\fog', 'snake_case__'])
      expect([escapeMarks(words), isPlain(words)]).toEqual([words, true]);
  });

  it('are plain only where drawing changes nothing', () => {
    fc.assert(
      fc.property(text, words => {
        if (isPlain(words)) expect(draw(words)).toBe(words);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('words with choices', () => {
  it.each([
    ['{red} and {{bold}}', '{red} and {{bold}}'],
    ['\\{a\\|b\\}', '{a|b}'],
    ['\\\\{x|x}', '\\x'],
    ['{ a | a } door', 'a door'],
    ['{{a|a} b|a b}', 'a b'],
    ['{2$$a|a|a}', 'a, a'],
    ['{2$$ and $$a|a}', 'a and a'],
    ['{0::b|a}', 'a'],
    ['{9$$a|a}', 'a, a'],
    ['{|}', ''],
    ['\\__name__', '__name__'],
    ['___', '___'],
  ])('such as %s become %s', (words, drawn) => expect(draw(words)).toBe(drawn));

  it.each([
    ['{a|b', 'the choice that begins at character 1 has no } at its end'],
    ['fog, {a {b}|c', 'the choice that begins at character 6 has no } at its end'],
    ['{0::a|0::b}', 'every weight is 0'],
    ['{3-2$$a|b}', 'turn them round'],
    ['{a|'.repeat(25) + '}'.repeat(25), 'more than 20 deep'],
    ['over __nowhere__', 'there is no wildcard “nowhere”; add it, or write \\__nowhere__'],
  ])('such as %s are refused with the place', (words, why) => {
    expect(() => draw(words)).toThrow(why);
  });

  it('come to an end with any text, soon', () => {
    for (const hostile of [
      '{'.repeat(50_000),
      '{|}'.repeat(600),
      '\\'.repeat(50_000),
      '__'.repeat(25_000),
      `${'__a'.repeat(16_000)}`,
    ])
      expect(draw(escapeMarks(hostile))).toBe(hostile);
  });
});

describe('words that are drawn', () => {
  const lists = new Map(
    [readList('animal', '# mine\ncat\n\n5::__bird__\n'), readList('bird', 'an {old|young} owl\r\njay')].map(
      list => [keyOf(list.name), list] as const,
    ),
  );
  const from = (words: string, seed: number) => drawWords(words, place, seed, 0, lists).text;

  it('are the same for the same seed, and each of them comes for some seed', () => {
    const drawn = Array.from({ length: 400 }, (_, seed) => from('__Animal__', seed));
    expect(new Set(drawn)).toEqual(new Set(['cat', 'an old owl', 'an young owl', 'jay']));
    expect(Array.from({ length: 400 }, (_, seed) => from('__animal__', seed))).toEqual(drawn);
  });

  it('do not change with what is written behind them', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const first = from('{a|b|c|d} __animal__', seed);
        expect(from('{a|b|c|d} __animal__, {x|y|z} fog', seed).startsWith(first)).toBe(true);
      }),
    );
  });

  it('come as often as their weights say, with neighbouring seeds', () => {
    const count = new Map<string, number>();
    for (let seed = 0; seed < 30_000; seed++) {
      const drawn = from('{3::a|2::b|c}', seed);
      count.set(drawn, (count.get(drawn) ?? 0) + 1);
    }
    for (const [drawn, part] of [
      ['a', 1 / 2],
      ['b', 1 / 3],
      ['c', 1 / 6],
    ] as const)
      expect(Math.abs((count.get(drawn) ?? 0) / 30_000 - part)).toBeLessThan(0.012);
  });

  it('never grow without end', () => {
    const laugh = new Map(
      Array.from({ length: 12 }, (_, n) =>
        readList(`l${n}`, n === 11 ? 'ha' : `__l${n + 1}__ __l${n + 1}__ __l${n + 1}__`),
      ).map(list => [list.name, list] as const),
    );
    expect(() => drawWords('__l0__', place, 1, 0, laugh)).toThrow('more than 2,000 choices');
    const long = new Map([['a', readList('a', 'x'.repeat(30_000))]]);
    expect(() => drawWords('__a__ __a__', place, 1, 0, long)).toThrow('more than 50,000 characters');
    const round = new Map(['a', 'b', 'c'].map((name, n) => [name, readList(name, `__${'bca'[n]}__`)] as const));
    expect(() => drawWords('__a__', place, 1, 0, round)).toThrow('“a” leads back to itself: a → b → c → a');
    const chain = new Map(
      Array.from({ length: 30 }, (_, n) => [`l${n}`, readList(`l${n}`, n === 29 ? 'x' : `__l${n + 1}__`)] as const),
    );
    expect(() => drawWords('__l0__', place, 1, 0, chain)).toThrow('more than 20 deep');
  });
});
