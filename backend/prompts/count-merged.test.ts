import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMerged } from './count-merged.ts';
import { loadClip } from './load-clip.ts';

/** As it is written down: of all pairs the lowest rank, everywhere, again and again. */
function countSlowly(signs: readonly string[], ranks: ReadonlyMap<string, number>): number {
  let parts = [...signs];
  for (;;) {
    const pairs = parts.slice(1).map((part, at) => `${parts[at]} ${part}`);
    const [best] = pairs.filter(pair => ranks.has(pair)).sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
    if (best === undefined) return parts.length;
    const merged: string[] = [];
    for (let at = 0; at < parts.length; at++)
      merged.push(pairs[at] === best ? `${parts[at]}${parts[++at]}` : (parts[at] ?? ''));
    parts = merged;
  }
}

const RANKS = new Map(
  ['a a', 'a b', 'aa aa', 'b c', 'aa b', 'ab c', 'aaaa aa', 'c c', 'bc c'].map((pair, rank) => [pair, rank]),
);

describe('joining neighbours by their ranks', () => {
  it('leaves as many parts as joining them pair by pair through the whole word', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }), signs => {
        expect(countMerged(signs, RANKS)).toBe(countSlowly(signs, RANKS));
      }),
    );
  });

  it('counts fifty thousand letters without a space', () => {
    expect(loadClip()('a'.repeat(50_000))).toBe(6_251);
  });
});
