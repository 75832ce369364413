import { describe, expect, it } from 'vitest';
import { backoffMs } from './give-back.ts';

describe('the rest before another try', () => {
  it('is 5 s, then three times as long each time, up to 5 min', () => {
    expect([1, 2, 3, 4, 5, 9].map(attempt => backoffMs(attempt, 0.5))).toEqual([
      5_000, 15_000, 45_000, 135_000, 300_000, 300_000,
    ]);
  });

  it('differs by up to a fifth, so that what failed together does not come back together', () => {
    expect([backoffMs(1, 0), backoffMs(1, 1)]).toEqual([4_000, 6_000]);
  });
});
