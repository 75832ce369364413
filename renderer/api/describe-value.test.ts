import { expect, it } from 'vitest';
import type { DeclaredParameter } from '../../backend/contract/parameters.ts';
import { describeValue } from './describe-value.ts';

const declared = (more: Partial<DeclaredParameter>): DeclaredParameter => ({
  name: 'any',
  type: 'number',
  label: 'Any',
  group: 'picture',
  ...more,
});

it.each([
  ['a choice by its label', 'warm', declared({ choices: [{ value: 'warm', label: 'Warm dusk' }] }), 'Warm dusk'],
  ['a choice that is no longer offered as it is', 'cold', declared({ choices: [] }), 'cold'],
  ['a number with its unit', 4, declared({ unit: 's' }), '4 s'],
  ['a number without the rests of its arithmetic', 0.1 + 0.2, undefined, '0.3'],
  ['a seed as it is typed', 4100260878, declared({ type: 'seed' }), '4100260878'],
  ['a size in pixels', { width: 1024, height: 576 }, undefined, '1024 × 576 px'],
  ['a flag', false, undefined, 'off'],
] as const)('writes %s as a person reads it', (_, value, parameter, words) => {
  expect(describeValue(value, parameter)).toBe(words);
});
