import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/problem.ts';
import { CloudCard, toModelCard } from './cloud-card.ts';
import { mapInput } from './map-input.ts';

const prompt = { name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt', required: true };
const same = (name: string, to = name) => ({ as: 'same', from: name, to });

const cardOf = (parts: object) =>
  CloudCard.parse({
    id: 'fal-some-model',
    name: 'Some model',
    family: 'Some',
    kind: 'image',
    about: 'Makes pictures.',
    parameters: [prompt],
    lane: 'fal',
    use: 'image',
    providerId: 'fal-ai/some/model',
    providerVersion: null,
    mapping: [same('prompt')],
    constants: {},
    output: 'images',
    price: null,
    licence: null,
    content: null,
    sources: [],
    ...parts,
  });

const size = { name: 'size', type: 'size', label: 'Size', group: 'picture', min: 256, max: 1440, step: 8 };
const wide = { size: { width: 1344, height: 768 } };

describe('what is told to a provider', () => {
  it('has its own names, its constants and nothing else', () => {
    const card = cardOf({
      parameters: [
        prompt,
        { name: 'steps', type: 'integer', label: 'Steps', group: 'sampling', min: 1, max: 50, default: 28 },
      ],
      mapping: [same('prompt'), same('steps', 'num_inference_steps')],
      constants: { num_images: 1, enable_safety_checker: true },
    });
    expect(mapInput(card, { prompt: 'a fox' }, null, {})).toEqual({
      input: { prompt: 'a fox', num_inference_steps: 28, num_images: 1, enable_safety_checker: true },
      unmapped: [],
    });
  });

  it('has strengths turned round, and choices and flags by what they mean there', () => {
    const card = cardOf({
      parameters: [
        prompt,
        { name: 'strength', type: 'number', label: 'Strength', group: 'reference', min: 0, max: 1 },
        { name: 'frames', type: 'number', label: 'Frames', group: 'motion', min: 0, max: 10 },
        {
          name: 'duration',
          type: 'choice',
          label: 'Length',
          group: 'motion',
          choices: [
            { value: '5', label: '5 s' },
            { value: '10', label: '10 s' },
          ],
        },
        { name: 'calm', type: 'flag', label: 'Calm', group: 'motion' },
        {
          name: 'end',
          type: 'choice',
          label: 'End',
          group: 'motion',
          choices: [
            { value: 'open', label: 'Open' },
            { value: 'happy', label: 'Happy' },
          ],
        },
      ],
      mapping: [
        same('prompt'),
        { as: 'scaled', from: 'strength', to: 'keep', times: -1, plus: 1 },
        { as: 'scaled', from: 'frames', to: 'num_frames', times: 16, plus: 1, whole: true },
        { as: 'choice', from: 'duration', to: 'seconds', values: { 5: 5, 10: 10 } },
        { as: 'choice', from: 'calm', to: 'mode', values: { true: 'still', false: 'wild' } },
        { as: 'choice', from: 'end', to: 'ending', values: { open: null, happy: 'happy' } },
      ],
    });
    const asked = { prompt: 'a fox', strength: 0.3, frames: 5.03, duration: '10', calm: false, end: 'open' };
    expect(mapInput(card, { ...asked, end: 'happy' }, null, {}).input.ending).toBe('happy');
    expect(mapInput(card, asked, null, {}).input).toEqual({
      prompt: 'a fox',
      keep: 0.7,
      num_frames: 81,
      seconds: 10,
      mode: 'wild',
    });
  });

  it.each([
    [
      { as: 'sides', from: 'size', width: 'width', height: 'height' },
      { width: 1344, height: 768 },
    ],
    [{ as: 'size', from: 'size', to: 'image_size' }, { image_size: { width: 1344, height: 768 } }],
    [{ as: 'size-text', from: 'size', to: 'size', between: '*' }, { size: '1344*768' }],
  ])('has a size as it wants it: %o', (step, fields) => {
    const card = cardOf({ parameters: [prompt, size], mapping: [same('prompt'), step] });
    expect(mapInput(card, { prompt: 'a fox', ...wide }, null, {})).toEqual({
      input: { prompt: 'a fox', ...fields },
      unmapped: [],
    });
  });

  it('has the nearest shape that it has a name for, and the take says so', () => {
    const names = [
      { width: 1024, height: 1024, value: '1:1' },
      { width: 1344, height: 768, value: '16:9' },
      { width: 768, height: 1344, value: '9:16' },
    ];
    const card = cardOf({
      parameters: [prompt, size],
      mapping: [same('prompt'), { as: 'size-name', from: 'size', to: 'aspect_ratio', names }],
    });
    const ask = (width: number, height: number) =>
      mapInput(card, { prompt: 'a fox', size: { width, height } }, null, {});
    expect(ask(1344, 768)).toEqual({ input: { prompt: 'a fox', aspect_ratio: '16:9' }, unmapped: [] });
    expect(ask(1280, 720).input.aspect_ratio).toBe('16:9');
    expect(ask(720, 1280)).toEqual({
      input: { prompt: 'a fox', aspect_ratio: '9:16' },
      unmapped: [{ name: 'size', why: '720 × 1280 px was asked for; sent as 9:16, the nearest that it makes' }],
    });
    expect(ask(512, 512).input.aspect_ratio).toBe('1:1');
  });

  it('has the addresses of its pictures, several in one list in their order', () => {
    const picture = (name: string) => ({ name, type: 'image', label: 'Picture', group: 'reference' });
    const card = cardOf({
      parameters: [prompt, picture('reference'), picture('second'), picture('mask')],
      mapping: [
        same('prompt'),
        { as: 'media', from: 'reference', to: 'image_urls', list: true },
        { as: 'media', from: 'second', to: 'image_urls', list: true },
        { as: 'media', from: 'mask', to: 'mask_url' },
      ],
    });
    const media = 'a'.repeat(64);
    const urls = { reference: 'https://a.example/1', second: 'https://a.example/2', mask: 'data:image/png;base64,AA' };
    const asked = { prompt: 'a fox', reference: { media }, second: { media }, mask: { media } };
    expect(mapInput(card, asked, null, urls).input).toEqual({
      prompt: 'a fox',
      image_urls: [urls.reference, urls.second],
      mask_url: urls.mask,
    });
    expect(mapInput(card, { prompt: 'a fox', second: { media } }, null, urls).input.image_urls).toEqual([urls.second]);
    expect(() => mapInput(card, { prompt: 'a fox', mask: { media } }, null, {})).toThrow(
      'No address was made for mask',
    );
  });
});

describe('a seed', () => {
  const seeded = cardOf({
    parameters: [prompt, { name: 'seed', type: 'seed', label: 'Seed', group: 'sampling' }],
    mapping: [same('prompt'), { as: 'seed', from: 'seed', to: 'seed', max: 2_147_483_647 }],
  });
  it("is the task's own, not the batch's first", () => {
    expect(mapInput(seeded, { prompt: 'a fox', seed: 7, count: 4 }, 9, {})).toEqual({
      input: { prompt: 'a fox', seed: 9 },
      unmapped: [],
    });
  });
  it("is brought under the provider's largest, always to the same one, and the take says so", () => {
    const { input, unmapped } = mapInput(seeded, { prompt: 'a fox' }, 4_294_967_295, {});
    expect(input.seed).toBe(2_147_483_647);
    expect(unmapped).toEqual([
      { name: 'seed', why: '4294967295 was asked for; sent as 2147483647, since seeds end at 2147483647 there' },
    ]);
    expect(mapInput(seeded, { prompt: 'a fox' }, 2_147_483_648, {}).input.seed).toBe(0);
  });
});

describe('what was asked of another model', () => {
  it('is left out with its reason where this one cannot do it, and the default steps in', () => {
    const card = cardOf({
      parameters: [prompt, { ...size, default: { width: 1024, height: 1024 } }],
      mapping: [same('prompt'), { as: 'size', from: 'size', to: 'image_size' }],
    });
    const asked = { prompt: 'a fox', sampler: 'euler', size: { width: 2048, height: 2048 } };
    expect(mapInput(card, asked, 5, {})).toEqual({
      input: { prompt: 'a fox', image_size: { width: 1024, height: 1024 } },
      unmapped: [
        { name: 'sampler', why: 'is not something this model can do' },
        { name: 'size', why: 'Size width must be at most 1440' },
      ],
    });
  });

  it('is refused, with the reason, where this one cannot do without it', () => {
    const card = cardOf({ parameters: [{ ...prompt, maxLength: 5 }] });
    expect(() => mapInput(card, { prompt: 'a very long prompt' }, null, {})).toThrow(Refusal);
    expect(() => mapInput(card, { prompt: 'a very long prompt' }, null, {})).toThrow('the limit is 5');
    expect(() => mapInput(card, {}, null, {})).toThrow('Prompt must not be empty');
  });

  it('is said to be unmapped where the card declares what the provider has no field for', () => {
    const card = cardOf({
      parameters: [prompt, { name: 'negative', type: 'text', label: 'Leave out', group: 'prompt' }],
    });
    expect(mapInput(card, { prompt: 'a fox', negative: 'rain' }, null, {}).unmapped).toEqual([
      { name: 'negative', why: 'the provider has no such control' },
    ]);
  });
});

it('looks like any other card to the rest of the studio', () => {
  expect(toModelCard(cardOf({ lane: 'replicate', providerVersion: 'a'.repeat(64) }))).toEqual({
    id: 'fal-some-model',
    name: 'Some model',
    family: 'Some',
    kind: 'image',
    runtime: 'replicate',
    version: 'a'.repeat(12),
    about: 'Makes pictures.',
    parameters: [prompt],
  });
});
