import { describe, expect, it } from 'vitest';
import { formatClipTime } from './format-clip-time.ts';
import { sayBytes } from './say-bytes.ts';

describe('lengths in words', () => {
  it.each([
    [0, '0 bytes'],
    [812, '812 bytes'],
    [1_400_000, '1.4 MB'],
    [35_480, '35 kB'],
    [24_000_000_000, '24 GB'],
  ])('says %d bytes as %s', (bytes, words) => {
    expect(sayBytes(bytes)).toBe(words);
  });

  it.each([
    [4_000, '0:04'],
    [72_400, '1:12'],
    [-5, '0:00'],
  ])('writes a clip of %d ms as %s', (ms, words) => {
    expect(formatClipTime(ms)).toBe(words);
  });
});
