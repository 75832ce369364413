import { describe, expect, it } from 'vitest';
import { containsJson } from './contains-json.ts';

describe('containment of JSON', () => {
  it('asks for what is there, however deep, and minds nothing else', () => {
    const whole = { a: 1, b: { c: ['x', { d: null }] } };
    expect(containsJson(whole, {})).toBe(true);
    expect(containsJson(whole, { b: { c: [{ d: null }] } })).toBe(true);
    expect(containsJson(whole, { a: 1, b: { c: ['x'] } })).toBe(true);
  });

  it('holds members to their values and names', () => {
    expect(containsJson({ a: 1 }, { a: '1' })).toBe(false);
    expect(containsJson({ a: 1 }, { b: 1 })).toBe(false);
    expect(containsJson({ a: { b: 1 } }, { a: 1 })).toBe(false);
    expect(containsJson({}, { toString: {} })).toBe(false);
    expect(containsJson([1, 2], [2, 1, 1])).toBe(true);
    expect(containsJson([1, 2], [3])).toBe(false);
    expect(containsJson({ a: [1] }, { a: 1 })).toBe(false);
    expect(containsJson({ a: [] }, { a: {} })).toBe(false);
  });
});
