import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number.ts';
import { stepNumber } from './step-number.ts';

const number = (value: number) => ({ kind: 'number', value });
const problem = (words: string) => ({ kind: 'problem', words });

describe('readNumber', () => {
  it.each([
    ['512', 512],
    [' 512 px ', 512],
    ['512PX', 512],
    ['1,024', 1024],
    ['0,5', 0.5],
    ['-3.25', -3.25],
    ['.5', 0.5],
    ['1e3', 1000],
  ])('reads %j', (typed, value) => {
    expect(readNumber(typed, { unit: 'px' })).toEqual(number(value));
  });

  it.each(['', '   ', 'px'])('tells that nothing was typed in %j', typed => {
    expect(readNumber(typed, { unit: 'px' })).toEqual({ kind: 'empty' });
  });

  it.each(['NaN', 'Infinity', '1e999', 'five', '12abc', '0x10', '1,2,3', '--1', '٣'])('refuses %j', typed => {
    expect(readNumber(typed, {})).toEqual(problem('Enter a number.'));
  });

  it.each([
    ['0', 'Use at least 64 px.'],
    ['-1', 'Use at least 64 px.'],
    ['1e9', 'Use at most 2,048 px.'],
    ['100.5', 'Use a whole number.'],
    ['500', 'Use a multiple of 64, such as 512 px.'],
  ])('says what is wrong with a width of %j', (typed, words) => {
    expect(readNumber(typed, { min: 64, max: 2048, multipleOf: 64, whole: true, unit: 'px' })).toEqual(problem(words));
  });

  it('never proposes a number above the greatest', () => {
    expect(readNumber('1000', { max: 1000, multipleOf: 64 })).toEqual(problem('Use a multiple of 64, such as 960.'));
  });

  it('takes 0.15 as a multiple of 0.05, which it is not in binary', () => {
    expect(readNumber('0.15', { multipleOf: 0.05 })).toEqual(number(0.15));
  });

  it('refuses a whole number that a computer cannot hold exactly', () => {
    expect(readNumber('9007199254740993', { whole: true })).toEqual(problem('This number is too large.'));
  });
});

describe('stepNumber', () => {
  it('steps without the dust of binary fractions', () => {
    expect(stepNumber(0.1, 2, 0.1, {})).toBe(0.3);
  });

  it('stops at the limits', () => {
    expect(stepNumber(0.95, 1, 0.1, { min: 0, max: 1 })).toBe(1);
    expect(stepNumber(1, -10, 1, { min: 0 })).toBe(0);
  });

  it('brings a number back onto the grid in the direction of the step', () => {
    expect(stepNumber(500, 1, 64, { multipleOf: 64 })).toBe(512);
    expect(stepNumber(500, -1, 64, { multipleOf: 64 })).toBe(448);
    expect(stepNumber(0.2, 1, 0.1, { multipleOf: 0.1 })).toBe(0.3);
  });

  it('stays on the grid where the limits are not', () => {
    expect(stepNumber(960, 1, 64, { max: 1000, multipleOf: 64 })).toBe(960);
    expect(stepNumber(128, -1, 64, { min: 100, multipleOf: 64 })).toBe(128);
  });
});
