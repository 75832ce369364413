import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../../content/load-rules.ts';
import { rateWords } from '../../../content/rate-words.ts';
import { Refusal } from '../../../contract/problem.ts';
import { loadClip } from '../../../prompts/load-clip.ts';
import { measurePrompt } from '../../../prompts/measure-prompt.ts';
import { findTextLimit } from '../../../prompts/text-limits.ts';
import { thesaurus, writeByRules } from './rules-bench.fake.ts';
import { SLOTS } from './thesaurus.ts';

const SEEDS = Array.from({ length: 40 }, (_, at) => at * 101);
const allOf = (text: string, more: Parameters<typeof writeByRules>[1] = {}) =>
  Promise.all(SEEDS.map(async seed => (await writeByRules(text, more, { seed })).text));
const entries = SLOTS.flatMap(slot => thesaurus.slots[slot].entries);

describe('what the rules know', () => {
  it('are more than 300 things to say, each once, and every sign in them is one that is looked for', () => {
    expect(new Set(entries.map(({ say }) => say)).size).toBe(entries.length);
    expect(entries.length).toBeGreaterThan(300);
    const { traits, negative, changes } = thesaurus;
    const named = [
      ...entries.flatMap(({ needs, when, unless }) => [...needs, ...when, ...unless]),
      ...Object.values(traits).flatMap(({ implies }) => implies),
      ...Object.values(changes).flatMap(({ against }) => against),
      ...negative.when.map(({ trait }) => trait),
    ];
    expect([...new Set(named)].filter(sign => traits[sign] === undefined)).toEqual([]);
  });

  it('is fit for everybody, with a child in the picture too', () => {
    const rules = loadRules(path.join(import.meta.dirname, '../../../../resources'));
    const rate = (words: string) =>
      rateWords({ words, negative: '', fromPicture: true, fromMature: false }, rules).level;
    const { traits, changes } = thesaurus;
    const said = [...entries, ...Object.values(changes)].map(({ say }) => say);
    const all = [...said, ...Object.values(traits).flatMap(({ become }) => (become === undefined ? [] : [become]))];
    expect(all.filter(say => rate(`a child, ${say}`) !== 'general')).toEqual([]);
  });
});

describe('words that the rules make richer', () => {
  it('stand first as they are, marks and all, and networks stay at the end', async () => {
    const own = 'a (red fox:1.2) in {snow|fog}, __weather__';
    for (const text of await allOf(`${own} <lora:fur:0.8>`)) {
      expect(text.startsWith(`${own}, `)).toBe(true);
      expect(text.endsWith(' <lora:fur:0.8>')).toBe(true);
    }
  });

  it('are the same with the same seed, and others with another', async () => {
    const texts = await allOf('a fox');
    expect(await allOf('a fox')).toEqual(texts);
    expect(new Set(texts).size).toBeGreaterThan(SEEDS.length / 2);
  });

  it('come in stretches that make up the whole', async () => {
    const { text, stretches } = await writeByRules('a fox', { intensity: 'strong' });
    expect(stretches.length).toBeGreaterThan(4);
    expect(stretches.join('')).toBe(text);
    expect(stretches[0]).toBe('a fox');
  });

  it.each([
    ['light', 1, 2],
    ['medium', 3, 4],
    ['strong', 5, 6],
  ] as const)('by %s have %i to %i things more', async (intensity, least, most) => {
    for (const seed of SEEDS) {
      const { stretches } = await writeByRules('a fox in a forest', { intensity, family: 'flux' }, { seed });
      expect(stretches.length - 1).toBeGreaterThanOrEqual(least);
      expect(stretches.length - 1).toBeLessThanOrEqual(most);
    }
  });

  it.each(['sd15', 'sdxl'] as const)('are phrases for %s, and all of them are read', async family => {
    const clip = loadClip();
    const long = 'an old harbour with fishing boats, nets drying on the wall, gulls, ropes, a dog asleep, '.repeat(2);
    for (const text of await allOf(`${long}a boy with a kite and three crates of herring on the quay`, {
      family,
      intensity: 'strong',
    })) {
      expect(text).not.toMatch(/\. [A-Z]/);
      expect(measurePrompt(text, findTextLimit('SDXL', 'comfyui'), clip)).toMatchObject({ blocks: 1 });
    }
  });

  it('are sentences for Flux and Qwen-Image', async () => {
    for (const family of ['flux', 'qwen-image'] as const)
      for (const text of await allOf('a fox in a forest', { family }))
        expect(text).toMatch(/^a fox in a forest\. [A-Z].*\.$/);
  });

  it('say what moves and what the camera does for Wan and LTX', async () => {
    const camera = new Set(thesaurus.slots.camera.entries.map(({ say }) => say.toLowerCase()));
    const motion = new Set(thesaurus.slots.motion.entries.map(({ say }) => say.toLowerCase()));
    for (const family of ['wan', 'ltx'] as const)
      for (const text of await allOf('a boat on a river', { family, intensity: 'strong' })) {
        const parts = text.toLowerCase().split(/\.\s*/);
        expect(parts.some(part => camera.has(part))).toBe(true);
        expect(parts.some(part => motion.has(part))).toBe(true);
        expect(text).not.toMatch(/\bmm lens\b/);
      }
  });

  it.each([
    ['a street at night', /noon|sunlight|\bsun\b|daylight|open shade/],
    ['a valley in winter, snow', /summer|desert|autumn|falling leaves|turquoise/],
    ['oil painting of a cook', /\bmm\b|\blens\b|photograph|film/],
    ['a street without people', /people|crowd|person|figure/],
    ['a black and white portrait', /crimson|turquoise|ochre|amber|magenta/],
    ['a bedroom', /\bsky\b|street|horizon|headlights/],
  ])('do not contradict “%s”', async (words, wrong) => {
    for (const family of ['sdxl', 'flux', 'wan'] as const)
      for (const text of await allOf(words, { family, intensity: 'strong' }))
        expect(text.slice(words.length)).not.toMatch(wrong);
  });

  it('say nothing twice: where light, lens or camera are named, none is added', async () => {
    const said = (['lens', 'light', 'composition'] as const).flatMap(slot =>
      thesaurus.slots[slot].entries.map(({ say }) => say.replace(/^an? /, '')),
    );
    for (const text of await allOf('portrait, 50 mm lens, candlelight, seen from above', { intensity: 'strong' }))
      expect(said.filter(say => text.includes(say))).toEqual([]);
  });

  it('keep to the rules of a project', async () => {
    for (const text of await allOf('a boat at sea', {
      rules: '- always film grain\n- never gulls',
      intensity: 'strong',
    })) {
      expect(text).toContain('film grain');
      expect(text).not.toMatch(/gulls/);
    }
  });

  it('are refused where they are too long to be read many times over, and odd rows of marks stand for one', async () => {
    for (const purpose of ['enhance', 'edit'] as const)
      await expect(writeByRules('a '.repeat(5_001), { purpose, instruction: 'make it night' })).rejects.toThrow(
        /up to 10,000/,
      );
    const odd = `a fox ${' '.repeat(9_000)}in fog`;
    expect((await writeByRules(odd, { purpose: 'edit', instruction: 'add rain' })).text).toBe('a fox in fog, rain');
    expect((await writeByRules('x, '.repeat(16_000), { purpose: 'summarise' })).text).toBe('X, x, x, x');
  });

  it('are refused where they fill the model already', async () => {
    const full = 'a long street with many houses and trees, '.repeat(10);
    await expect(writeByRules(full)).rejects.toThrow(/fill what such a model reads/);
  });
});

describe('other things that the rules write', () => {
  it('are up to fifty prompts of one idea, none twice and none that was there', async () => {
    const first = (await writeByRules('a fox in the snow', { purpose: 'many', count: 10 })).text.split('\n');
    const many = (await writeByRules('a fox in the snow', { purpose: 'many', count: 50, existing: first })).text.split(
      '\n',
    );
    expect(many).toHaveLength(50);
    expect(new Set([...many, ...first]).size).toBe(60);
    expect(many.every(prompt => prompt.startsWith('a fox in the snow, '))).toBe(true);
  });

  it.each([
    [
      'masterpiece, best quality, (portrait of an old sailor:1.2) with a pipe, harbour <lora:x:1>',
      'Portrait of an old sailor with a pipe',
    ],
    ['fog', 'Fog'],
    ['a cat, asleep on a chair, warm light', 'A cat, asleep on a chair'],
  ])('are a title: %s', async (text, title) =>
    expect((await writeByRules(text, { purpose: 'summarise' })).text).toBe(title),
  );

  it('is a title of at most ten words whatever it is of', async () => {
    const { text } = await writeByRules('one two three four five six seven eight nine ten eleven twelve', {
      purpose: 'summarise',
    });
    expect(text.split(' ')).toHaveLength(10);
  });

  it('is a negative that fits the family and what is in the picture, and leaves out what is wished for', async () => {
    const of = async (text: string, family: 'sdxl' | 'wan' | 'flux' = 'sdxl') =>
      (await writeByRules(text, { purpose: 'negative', family })).text.split(', ');
    expect(await of('portrait of a man')).toEqual(expect.arrayContaining(['extra fingers', 'text']));
    expect(await of('a mountain lake')).not.toContain('extra fingers');
    expect(await of('a poster with bold letters')).not.toContain('text');
    expect(await of('a man running', 'wan')).toEqual(expect.arrayContaining(['flicker', 'sliding feet']));
    expect(await of('a blurry memory of a street')).not.toContain('blurry');
  });

  it('is the picture of a moment of a chat, without what is said in it', async () => {
    const chat = 'Mara: "Where have you been?" *she turns to the window, rain on the glass.* "At sea," he says.';
    const { text } = await writeByRules(chat, { purpose: 'scene', family: 'flux' });
    expect(text).toMatch(/^she turns to the window, rain on the glass\./);
    expect(text).not.toMatch(/Where have you been|At sea/);
  });

  it('are words for a clip, whatever the family', async () => {
    expect((await writeByRules('a boat', { purpose: 'segment' })).text).toMatch(/^a boat\. .*\.$/);
  });

  it('is nothing where an instruction is not understood, and the rules say what they can', async () => {
    const failed: unknown = await writeByRules('a cat', { purpose: 'edit', instruction: 'make it pop' }).catch(
      error => error,
    );
    expect(failed).toBeInstanceOf(Refusal);
    if (failed instanceof Refusal)
      expect(failed.problem).toMatchObject({
        code: 'writer_failed',
        reason: 'refused',
        message: expect.stringMatching(/“pop”.*They can change the time of day.*add one in Settings/),
      });
  });
});
