import { describe, expect, it } from 'vitest';
import { readWhatCame, type Stopped } from './read-what-came.ts';

const stopped = (written: string, over: Partial<Stopped> = {}): string[] =>
  readWhatCame({ purpose: 'enhance', text: 'a cat', writer: { name: 'Groq', kind: 'openai' }, written, ...over });

describe('what had come of words when their writer was stopped', () => {
  it('is a prompt to keep, without what the writer put around it', () => {
    expect(stopped('Here is the prompt: a grey cat on a wi')).toEqual(['a grey cat on a wi']);
  });

  it('is every whole prompt of many, and not the one in the middle of which it was stopped', () => {
    const many = '1. a cat at night\n2. a cat in the rain\n3. a cat un';
    expect(stopped(many, { purpose: 'many' })).toEqual(['a cat at night', 'a cat in the rain']);
  });

  it('is left as it is where the rules wrote it', () => {
    expect(stopped('Prompt: a cat', { writer: { name: 'Rules', kind: 'rules' } })).toEqual(['Prompt: a cat']);
  });

  it.each([
    ['nothing', ' '],
    ['thoughts alone', '<think>The person wants a cat, so'],
    ['an excuse', 'I’m sorry, I can’t help with that'],
    ['a web page', '<!doctype html><html><body>502'],
    ['the same words', 'A cat.'],
  ])('is nothing where it was %s', (_, written) => {
    expect(stopped(written)).toEqual([]);
  });
});
