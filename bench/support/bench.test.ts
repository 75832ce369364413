import { describe, expect, it } from 'vitest';
import { median, meetsGoal } from './bench.ts';
import { printTable } from './print-table.ts';

describe('a figure', () => {
  it('meets its goal, misses it, or has none', () => {
    const figure = { what: 'x', value: 2, unit: 's' };
    expect(meetsGoal({ ...figure, goal: { atMost: 2 } })).toBe(true);
    expect(meetsGoal({ ...figure, goal: { atMost: 1.9 } })).toBe(false);
    expect(meetsGoal({ ...figure, goal: { atLeast: 2.1 } })).toBe(false);
    expect(meetsGoal({ ...figure, value: Number.NaN, goal: { atMost: 2 } })).toBe(false);
    expect(meetsGoal(figure)).toBe(true);
  });

  it('is printed with its goal and what it is held against', () => {
    const lines = printTable([
      { what: 'claim', value: 1.234567, unit: '×', goal: { atMost: 1.2 }, beside: 'at 10,000 rows' },
      { what: 'memory growth', value: 3, unit: 'MB', goal: { atMost: 64 } },
    ]);
    expect(lines).toEqual([
      '  claim          1.235 ×  ≤ 1.2  MISSED  at 10,000 rows',
      '  memory growth  3 MB     ≤ 64   met',
    ]);
  });
});

describe('the median', () => {
  it('is the value in the middle, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });
});
