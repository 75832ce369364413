import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { readRecipeJson, writeRecipeJson } from './recipe-json.ts';
import { readRecipeText, writeRecipeText } from './recipe-text.ts';

const recipe = (parameters: EmbeddedRecipe['parameters'], name = 'Sketch'): EmbeddedRecipe => ({
  version: 1,
  model: { id: 'previz-sketch', name },
  parameters,
  runtime: 'previz',
  worker: 'Built-in',
  createdAt: '2026-03-01T10:00:00.000Z',
});

describe('a recipe as text that other programs read', () => {
  it('looks as they write it', () => {
    const text = writeRecipeText(
      recipe({
        prompt: 'a fox,\nin snow',
        negative: 'blur',
        seed: 7,
        size: { width: 512, height: 768 },
        steps: 20,
        sampler: 'Euler a',
        guidance: 7.5,
        style: 'ink: black, white',
        reference: { media: 'b'.repeat(64) },
      }),
    );
    expect(text).toBe(
      `a fox,\nin snow\nNegative prompt: blur\nSteps: 20, Sampler: Euler a, CFG scale: 7.5, Seed: 7, Size: 512x768, style: "ink: black, white", reference: ${'b'.repeat(64)}, Model: Sketch, Version: Dailies`,
    );
  });

  it.each([
    ['an empty prompt', { prompt: '', seed: 1 }],
    ['several lines', { prompt: 'one\n\ntwo\nthree: 3, four: 4', negative: 'no\nnever', seed: 1 }],
    ['emoji and right-to-left words', { prompt: '🦊 שלום‏ العربية ✨', negative: '狐狸', seed: 4_294_967_295 }],
    ['a sampler with commas and quotes', { prompt: 'x', sampler: 'a "b", c: \\d', scheduler: 'Karras', seed: 0 }],
    ['weights as others write them', { prompt: '(fox:1.2), [cat|dog], <lora:ink:0.8>', strength: 0.35, seed: 2 }],
  ])('comes back from %s', (_, parameters) => {
    expect(readRecipeText(writeRecipeText(recipe(parameters, 'One: the "first", of all')))).toEqual({
      modelId: null,
      parameters,
    });
  });

  it('reads a picture’s text of another program', () => {
    const text = [
      'masterpiece, fox',
      'Negative prompt: lowres, bad hands',
      'Steps: 28, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 1634785321, Size: 512x768, Model hash: 6ce0161689, Model: v1-5, Lora hashes: "ink: 1a2b, tea: 3c4d", Denoising strength: 0.4, Version: v1.7.0',
    ].join('\n');
    expect(readRecipeText(text)?.parameters).toEqual({
      prompt: 'masterpiece, fox',
      negative: 'lowres, bad hands',
      steps: 28,
      sampler: 'DPM++ 2M Karras',
      guidance: 7,
      seed: 1_634_785_321,
      size: { width: 512, height: 768 },
      strength: 0.4,
    });
  });

  it.each(['', 'a photo of a fox', 'Negative prompt: x', 'time: noon', '{"seed": 1, "steps": 2, "prompt": 3}'])(
    'takes %j for no recipe',
    text => expect(readRecipeText(text)).toBeNull(),
  );

  it('leaves out numbers that are none', () => {
    const found = readRecipeText('x\nSteps: 2e999, Seed: 0x, CFG scale: NaN, Size: 1e3x5, Sampler: ');
    expect(found?.parameters ?? {}).toEqual({ prompt: 'x' });
  });

  it('reads a hostile megabyte in no time', () => {
    const before = process.cpuUsage();
    for (const part of ['a', ',', '"', 'a:', 'Steps: 1, ', '\n', '\\', ' ', 'Negative prompt:'])
      readRecipeText(`Steps: 1, a: ${part.repeat(1_000_000 / part.length)}`);
    expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
  });

  it('never throws, and gives prompts back whatever is in them', () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(words, words, fc.nat(), (prompt, sampler, seed) => {
        readRecipeText(prompt);
        const written = writeRecipeText(recipe({ prompt, sampler, seed }));
        const kept = prompt.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();
        if (!kept.includes('Negative prompt:'))
          expect(readRecipeText(written)?.parameters).toMatchObject({ prompt: kept, seed });
      }),
    );
  });
});

describe('a recipe as our JSON', () => {
  it('comes back whole, with whatever is in it', () => {
    const parameters = {
      prompt: '\u0000\ufffe\uffff\ud800 🦊 </x:xmpmeta> \r\n',
      seed: 5,
      size: { width: 1, height: 2 },
    };
    const text = writeRecipeJson(recipe(parameters));
    expect(text).not.toMatch(/[\p{Cc}\ufffe\uffff]/u);
    expect(text.isWellFormed()).toBe(true);
    expect(readRecipeJson(text)).toEqual({ modelId: 'previz-sketch', parameters });
  });

  it.each(['', 'null', '[]', '{', '{"version":2}', '{"version":1,"model":{"id":1}}', '"x"'])(
    'takes %j for none',
    text => {
      expect(readRecipeJson(text)).toBeNull();
    },
  );
});
