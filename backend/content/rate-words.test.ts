import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRules } from './load-rules.ts';
import { type Asked, rateWords } from './rate-words.ts';
import { TEST_SET } from './test-set.fake.ts';

const rules = loadRules(path.join(import.meta.dirname, '..', '..', 'resources'));
const rate = (words: string, more: Partial<Asked> = {}) =>
  rateWords({ words, negative: '', fromPicture: false, fromMature: false, ...more }, rules);
const rated = (words: string, more: Partial<Asked> = {}) => rate(words, more).level;

describe('what words say of a picture', () => {
  it.each(TEST_SET.refused)('refuses “%s”', words => {
    expect(rated(words)).toBe('refused');
  });

  it.each(TEST_SET.mature)('finds “%s” to be for adults', words => {
    expect(rated(words)).toBe('mature');
  });

  it('lets innocent look-alikes through, but for the few that are known to be mistaken', () => {
    const mistaken = TEST_SET.general.filter(words => rated(words) !== 'general');
    expect(mistaken).toEqual(['a bare tree, without clothes line']);
  });

  it('tells the words that were found, as they were written', () => {
    expect(rate('Nud3 t-e-e-n on a sofa')).toEqual({
      level: 'refused',
      category: 'minor',
      found: ['t-e-e-n', 'teen', 'nud3'],
    });
    expect(rate('Emma Watson, naked')).toMatchObject({ category: 'real_person', found: ['emma watson', 'naked'] });
  });

  it('does not take what a negative prompt keeps away for what is shown', () => {
    expect(rated('portrait of a woman', { negative: 'nude, nsfw, child' })).toBe('general');
    expect(rated('children in a park', { negative: 'nsfw, nude' })).toBe('general');
  });

  it('sees through a negative prompt that forbids a child’s clothes', () => {
    expect(rate('a child on the beach', { negative: 'clothes, dress' })).toMatchObject({
      category: 'minor',
      found: ['child', 'without clothes', 'without dress'],
    });
  });

  it('refuses to undress whoever a picture shows', () => {
    expect(rated('remove her clothes')).toBe('mature');
    expect(rate('remove her clothes', { fromPicture: true })).toMatchObject({ category: 'real_person' });
    expect(rated('make it night', { fromPicture: true })).toBe('general');
  });

  it('takes a picture for adults to be as telling as words', () => {
    expect(rated('make it night', { fromMature: true })).toBe('mature');
    expect(rated('as a child', { fromMature: true })).toBe('refused');
    expect(rated('as Emma Watson', { fromMature: true })).toBe('refused');
  });

  it('does not take who made a picture for who is in it', () => {
    expect(rated('a nude by Robert Mapple')).toBe('mature');
    expect(rated('a nude, Robert Mapple')).toBe('refused');
  });

  it('takes an age for one only where it is an age under eighteen', () => {
    expect(rated('nude woman, 18 years old')).toBe('mature');
    expect(rated('nude woman, 117 years old')).toBe('mature');
    expect(rated('nude, f/1.8, 16 mm, 4k')).toBe('mature');
    expect(rated('nude, 17 years old')).toBe('refused');
  });

  it('is not slowed down without bound by a very long text', () => {
    expect(rated('a castle in Essex at dawn, '.repeat(2_000))).toBe('general');
  });
});
