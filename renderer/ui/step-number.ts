import type { NumberLimits } from './read-number.ts';

function countDecimals(value: number): number {
  const [, fraction = ''] = value.toString().split('.');
  return fraction.length;
}

/** Moves a number by whole steps, onto the grid that `multipleOf` sets and no further than its limits. */
export function stepNumber(from: number, steps: number, step: number, limits: NumberLimits): number {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, multipleOf } = limits;
  const decimals = Math.max(countDecimals(step), countDecimals(from));
  const moved = Number((from + steps * step).toFixed(Math.min(decimals, 12)));
  const kept = Math.min(max, Math.max(min, moved));
  if (multipleOf === undefined) return kept;
  // 0.3 / 0.1 is 2.9999999999999996, so a hair is allowed before a step counts as not reached.
  const count = steps > 0 ? Math.floor(kept / multipleOf + 1e-9) : Math.ceil(kept / multipleOf - 1e-9);
  const onGrid = count * multipleOf < min ? count + 1 : count * multipleOf > max ? count - 1 : count;
  return Number((onGrid * multipleOf).toFixed(12));
}
