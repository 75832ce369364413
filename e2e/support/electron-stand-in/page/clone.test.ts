import { describe, expect, it } from 'vitest';
import { makeCloneCodec } from './clone.ts';

const { encode, decode } = makeCloneCodec();
const carry = (value: unknown) => decode(encode(value));

describe('structured clone as text', () => {
  it.each([
    ['numbers that JSON has no word for', [Number.NaN, Number.POSITIVE_INFINITY, -0, 1.5]],
    ['undefined, in objects and arrays', { none: undefined, list: [undefined, null] }],
    ['big integers, dates and patterns', [2n ** 70n, new Date(1e12), /a+/gi]],
    ['maps and sets, with any key', new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'b'])]])],
    ['bytes, floats and buffers', [new Uint8Array([0, 255]), new Float64Array([0.5]), new Uint8Array([7]).buffer]],
    ['keys that mean something to the language', JSON.parse('{ "__proto__": 1, "$": "again", "constructor": 2 }')],
    ['lone surrogates and line separators', '\ud800 \u2028 \u0000 😀'],
  ])('carries %s', (_what, value) => {
    expect(carry(value)).toStrictEqual(value);
  });

  it('keeps what is the same the same, and circles whole', () => {
    const day = new Date(0);
    const bytes = new Uint8Array([1]);
    const value: Record<string, unknown> = { first: day, second: day, bytes, again: bytes };
    value.self = value;
    const carried = carry(value) as typeof value;
    expect(carried.self).toBe(carried);
    expect(carried.second).toBe(carried.first);
    expect(carried.again).toBe(carried.bytes);
    expect(carried.bytes).toEqual(bytes);
  });

  it('carries only the part of a buffer that a view shows', () => {
    expect(carry(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toEqual(new Uint8Array([2, 3]));
    expect(carry(Buffer.from('ab'))).toEqual(new Uint8Array([97, 98]));
  });

  it('carries the name, message and stack of an error', () => {
    const error = new RangeError('too far');
    const carried = carry(error) as Error;
    expect([carried.name, carried.message, carried.stack]).toEqual(['RangeError', 'too far', error.stack]);
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a promise', Promise.resolve()],
    ['an abort signal', new AbortController().signal],
    ['a response', new Response()],
  ])('refuses %s, as the browser does', (_what, value) => {
    expect(() => encode({ value })).toThrow('An object could not be cloned.');
  });

  it('lets a bridge carry functions and promises by a mark', () => {
    const kinds: string[] = [];
    const text = encode([() => 1, Promise.resolve()], live => {
      const kind = typeof live === 'function' ? 'function' : 'promise';
      return { $: kind, id: kinds.push(kind) };
    });
    expect(decode(text, mark => `${mark.$} ${mark.id}`)).toEqual(['function 1', 'promise 2']);
  });
});
