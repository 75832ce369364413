import { describe, expect, it } from 'vitest';
import { sayCents, sayMoney } from './money.ts';
import { OWN_MACHINES, Policy, sayPolicy } from './policy.ts';

const fal = { lane: 'fal', afterMs: 120_000, upToMicros: 50_000 } as const;
const replicate = { lane: 'replicate', afterMs: 0, upToMicros: 100_000 } as const;

describe('a policy', () => {
  it.each([
    [{}, 'Own machines; a cloud only for models that are nowhere else'],
    [{ staysHome: true, steps: [fal] }, 'Own machines only; nothing leaves this network'],
    [
      { steps: [fal, replicate], dayMicros: 5_000_000 },
      'Own machines; after 2 min FAL up to $0.05; then Replicate up to $0.10; at most $5.00 a day',
    ],
    [
      {
        steps: [
          { ...fal, afterMs: 0, upToMicros: null },
          { ...replicate, afterMs: 5_430_000 },
        ],
      },
      'Own machines; at the same time FAL; 1 h 30 min 30 s later Replicate up to $0.10',
    ],
    [{ totalMicros: 20_000_000 }, /; at most \$20\.00 in all$/],
  ])('reads as a sentence: %j', (change, words) => {
    expect(sayPolicy({ ...OWN_MACHINES, ...change })).toMatch(words);
  });

  it('names each cloud once', () => {
    expect(Policy.safeParse({ ...OWN_MACHINES, steps: [fal, fal] }).success).toBe(false);
    expect(Policy.safeParse({ ...OWN_MACHINES, steps: [fal, replicate] }).success).toBe(true);
  });
});

describe('an amount', () => {
  it.each([
    [0, '$0.00'],
    [1, '$0.000001'],
    [3_200, '$0.0032'],
    [50_000, '$0.05'],
    [-19_000, '-$0.019'],
    [1_234_567_890, '$1,234.56789'],
  ])('of %i micro-dollars is told in dollars, no digit lost', (micros, words) => {
    expect(sayMoney(micros)).toBe(words);
  });

  it('is told to the cent at a glance, but never as nothing where it is something', () => {
    expect([478_200, 9_999, 10_000, 4_999_999, -19_000].map(sayCents)).toEqual([
      '$0.48',
      '$0.009999',
      '$0.01',
      '$5.00',
      '-$0.02',
    ]);
  });
});
