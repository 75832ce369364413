import { describe, expect, it } from 'vitest';
import { loadClip } from './load-clip.ts';
import { measurePrompt } from './measure-prompt.ts';
import { findTextLimit } from './text-limits.ts';
import { trimPrompt } from './trim-prompt.ts';

const countWord = loadClip();
const cut = findTextLimit('SDXL', 'replicate');
const block = findTextLimit('Stable Diffusion XL', 'comfyui');
const measure = (prompt: string, limit = cut) => measurePrompt(prompt, limit, countWord);
const CLAUSE = 'a castle above a harbour at dawn, soft light, film grain, ';

describe('how long a prompt is for CLIP', () => {
  // By the tokenizer of OpenAI's CLIP, without its tokens at both ends.
  it.each([
    ['hello world!', 3],
    ['A photo of an astronaut riding a horse on mars', 10],
    ['café', 1],
    ['日本語 🎉', 5],
    ["don't stop, we'll go; y'all've", 12],
    [' a  b\n c\t', 3],
    ["fog over a harbour, supercalifragilistic 12345!!! it's ... ünïcödé Ærøskøbing naïve", 35],
    ['', 0],
  ])('“%s” has %i tokens', (prompt, tokens) => {
    expect(measure(prompt)).toMatchObject({ tokens, exact: true, most: 75, unread: null });
  });

  it('is the same however an accent was typed', () => {
    expect(measure('cafe\u0301').tokens).toBe(measure('café').tokens);
  });

  it('names the words that are not read where the rest is cut', () => {
    const { tokens, unread, blocks } = measure(CLAUSE.repeat(6));
    expect([tokens, blocks]).toEqual([84, 1]);
    expect(unread).toBe('at dawn, soft light, film grain, ');
  });

  it('is read in blocks by engines that begin another', () => {
    expect(measure(CLAUSE.repeat(6), block)).toMatchObject({ tokens: 84, blocks: 2, unread: null });
    expect(measure('a castle BREAK film grain', block)).toMatchObject({ tokens: 4, blocks: 2 });
  });

  it('is at least and at most so much where something is drawn', () => {
    expect(measure('a {red|very dark blue} door')).toMatchObject({ least: 3, tokens: 5 });
    expect(measure('a red door')).toMatchObject({ least: 3, tokens: 3 });
    // 饕 has three tokens, and is shorter than a word of one.
    expect(measure('{饕|fog}')).toMatchObject({ least: 1, tokens: 1 });
  });

  it('counts marks only where they are words', () => {
    expect(measure('(fog:1.2)', block).tokens).toBe(1);
    expect(measure('(fog:1.2)').tokens).toBeGreaterThan(4);
  });
});

describe('how long a prompt is for other models', () => {
  it('is only about so much, up to what they are known to read', () => {
    expect(measure('fog over a harbour', findTextLimit('FLUX.1', 'fal'))).toMatchObject({ exact: false, most: 512 });
    expect(measure('fog over a harbour', findTextLimit('Veo', 'fal'))).toMatchObject({ exact: false, most: null });
  });
});

describe('a trimmed prompt', () => {
  const trim = (prompt: string, limit = cut) => trimPrompt(prompt, limit, countWord);

  it('is as it was where it fits', () => {
    expect(trim('fog, over a harbour,')).toBe('fog, over a harbour,');
  });

  it('ends with a whole clause, as late as fits', () => {
    const trimmed = trim(CLAUSE.repeat(6));
    expect(trimmed.endsWith('a castle above a harbour at dawn, soft light, film grain')).toBe(true);
    expect(measure(trimmed).tokens).toBeLessThanOrEqual(75);
    expect(measure(`${trimmed}, a castle above a harbour at dawn`).unread).not.toBeNull();
  });

  it('leaves no bracket open', () => {
    const prompt = `${CLAUSE.repeat(5)}(a last clause, with, many, commas, and, more, words, of, its, own:1.3), end`;
    expect(measure(trim(prompt, block), block).unbalanced).toBe(false);
  });

  it('of one endless clause keeps whole words', () => {
    const trimmed = trim('castle '.repeat(200));
    expect(trimmed).toBe('castle '.repeat(75).trim());
  });
});
