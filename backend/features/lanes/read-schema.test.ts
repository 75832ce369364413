import { describe, expect, it } from 'vitest';
import { checkParameters } from '../../contract/parameters.ts';
import { CloudCard } from './cloud-card.ts';
import { mapInput } from './map-input.ts';
import { type ReadSchema, readSchema } from './read-schema.ts';

const named = {
  aspect_ratio: { type: 'string', enum: ['1:1', '16:9'], title: 'aspect_ratio', description: 'An enumeration.' },
  speed: { type: 'integer', enum: [1, 2, 4] },
  ImageSize: { type: 'object', properties: { width: { type: 'integer' }, height: { type: 'integer' } } },
};
/** As Replicate describes a model: enumerations by reference, order by x-order. */
const replicate = {
  type: 'object',
  required: ['prompt'],
  properties: {
    seed: { type: 'integer', 'x-order': 7, description: 'Random seed' },
    prompt: { type: 'string', title: 'Prompt', 'x-order': 0, description: 'What to draw' },
    aspect_ratio: { allOf: [{ $ref: '#/components/schemas/aspect_ratio' }], default: '16:9', 'x-order': 1 },
    speed: { allOf: [{ $ref: '#/components/schemas/speed' }], default: 2, 'x-order': 2 },
    image: { type: 'string', format: 'uri', title: 'Image', 'x-order': 3 },
    mask: { type: 'string', format: 'uri', 'x-order': 4 },
    guidance: { type: 'number', minimum: 0, maximum: 10, default: 3, 'x-order': 5 },
    num_outputs: { type: 'integer', minimum: 1, maximum: 4, default: 1, 'x-order': 6 },
    disable_safety_checker: { type: 'boolean', default: false, 'x-order': 8 },
    go_fast: {
      type: 'boolean',
      default: true,
      title: 'Go fast',
      description: 'Faster,\n but less exact',
      'x-order': 9,
    },
  },
};
/** As FAL describes one: unions with what may be left out, lists of addresses. */
const fal = {
  type: 'object',
  required: ['prompt', 'image_urls'],
  properties: {
    prompt: { type: 'string' },
    image_urls: { type: 'array', items: { type: 'string' } },
    image_size: {
      anyOf: [{ $ref: '#/components/schemas/ImageSize' }, { enum: ['square', 'portrait'], type: 'string' }],
      default: 'square',
    },
    strength: { anyOf: [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'null' }], default: 0.5 },
    enable_safety_checker: { type: 'boolean', default: true },
    sync_mode: { type: 'boolean', default: false },
    loras: { type: 'array', items: { $ref: '#/components/schemas/ImageSize' } },
  },
};
const cardOf = ({ parameters, mapping, constants }: ReadSchema) =>
  CloudCard.parse({
    id: 'fal-added',
    name: 'Added',
    family: 'Added',
    kind: 'image',
    about: '',
    parameters,
    lane: 'fal',
    use: 'image',
    providerId: 'a/b',
    providerVersion: null,
    mapping,
    constants,
    output: null,
    price: null,
    licence: null,
    content: null,
    sources: [],
  });

describe('a description as Replicate gives it', () => {
  const read = readSchema(replicate, named, 'image');
  it('becomes controls in its order, under the words of the studio', () => {
    expect(read.parameters.map(({ name, type, label }) => `${name} ${type} ${label}`)).toEqual([
      'prompt text Prompt',
      'aspect choice Shape',
      'speed choice Speed',
      'reference image Picture',
      'mask image Mask',
      'guidance number Guidance',
      'seed seed Seed',
      'go_fast flag Go fast',
    ]);
    expect(read.parameters.find(({ name }) => name === 'prompt')?.required).toBe(true);
    expect(read.parameters.find(({ name }) => name === 'go_fast')).toMatchObject({
      advanced: true,
      default: true,
      hint: 'Faster, but less exact',
    });
    expect(read.left).toEqual([]);
  });

  it('is told back in its own words: numbers as numbers, one output, the safety checker on', () => {
    const card = cardOf(read);
    const asked = { prompt: 'a fox', speed: '4', reference: { media: 'a'.repeat(64) } };
    expect(checkParameters(card.parameters, asked).issues).toEqual([]);
    expect(mapInput(card, asked, 3, { reference: 'https://a.example/1' })).toEqual({
      input: {
        prompt: 'a fox',
        aspect_ratio: '16:9',
        speed: 4,
        image: 'https://a.example/1',
        guidance: 3,
        go_fast: true,
        seed: 3,
        num_outputs: 1,
        disable_safety_checker: false,
      },
      unmapped: [],
    });
  });
});

describe('a description as FAL gives it', () => {
  const read = readSchema(fal, named, 'edit');
  it('takes several pictures, the words of a union, and leaves out what no form can show, with the reason', () => {
    expect(read.parameters.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'prompt text',
      'reference image',
      'reference_2 image',
      'reference_3 image',
      'reference_4 image',
      'image_size choice',
      'strength number',
    ]);
    expect(read.parameters.filter(({ required }) => required).map(({ name }) => name)).toEqual(['prompt', 'reference']);
    expect(read.parameters.find(({ name }) => name === 'strength')).toMatchObject({ min: 0, max: 1, default: 0.5 });
    expect(read.left).toEqual([{ name: 'loras', why: 'has parts that a form cannot show' }]);
    expect(read.constants).toEqual({ enable_safety_checker: true, sync_mode: false });
  });

  it('sends only the pictures that are there, in their order', () => {
    const media = 'b'.repeat(64);
    const asked = { prompt: 'a fox', reference: { media }, reference_3: { media } };
    const { input } = mapInput(cardOf(read), asked, null, { reference: 'https://a/1', reference_3: 'https://a/3' });
    expect(input.image_urls).toEqual(['https://a/1', 'https://a/3']);
  });
});

it('names the pictures of a clip after what they are', () => {
  const picture = { type: 'string', format: 'uri' };
  const properties = { image_url: picture, tail_image_url: picture, audio_url: picture };
  const { parameters, left } = readSchema({ properties }, {}, 'image-to-video');
  expect(parameters.map(({ name }) => name)).toEqual(['start_frame', 'end_frame']);
  expect(left.map(({ name }) => name)).toEqual(['audio_url']);
});

it('makes one control of a width and a height', () => {
  const side = { type: 'integer', minimum: 256, maximum: 1440, default: 1024 };
  const read = readSchema({ properties: { width: side, height: { ...side, maximum: 1200 } } }, {}, 'image');
  expect(read.parameters).toMatchObject([
    { name: 'size', type: 'size', min: 256, max: 1200, default: { width: 1024, height: 1024 } },
  ]);
  const { input } = mapInput(cardOf(read), { size: { width: 512, height: 768 } }, null, {});
  expect(input).toEqual({ width: 512, height: 768 });
});

describe('what is not to be trusted', () => {
  const one = (field: unknown, name = 'odd', parts = {}) =>
    readSchema({ properties: { [name]: field } }, parts, 'image');
  it('no description at all is refused', () => {
    for (const input of [null, undefined, 7, 'x', [], {}, { properties: 7 }, { properties: [] }])
      expect(() => readSchema(input, {}, 'image')).toThrow(/does not say|takes/);
  });

  it('too much of it is refused', () => {
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, ix) => [`f${ix}`, { type: 'string' }]));
    expect(() => readSchema({ properties: many }, {}, 'image')).toThrow('It has 101 fields; up to 100 can be shown');
    const large = { properties: { prompt: { type: 'string', description: 'x'.repeat(600_000) } } };
    expect(() => readSchema(large, {}, 'image')).toThrow('too large');
  });

  it('a reference in a circle or to nowhere leads to nothing, and unions in unions end', () => {
    const circle = { a: { $ref: '#/components/schemas/b' }, b: { $ref: '#/components/schemas/a' } };
    expect(one({ $ref: '#/components/schemas/a' }, 'odd', circle).left[0]?.why).toBe('refers to what is not there');
    for (const $ref of ['#/components/schemas/gone', '#/components/schemas/toString', 'https://evil.example/x', ''])
      expect(one({ $ref }).left[0]?.why).toBe('refers to what is not there');
    const deep = { a: { anyOf: Array.from({ length: 20 }, () => ({ $ref: '#/components/schemas/a' })) } };
    expect(one({ $ref: '#/components/schemas/a' }, 'odd', deep).parameters).toEqual([]);
  });

  it('names that every object has, and names that are none, are left out', () => {
    const names = ['constructor', 'toString', 'a b', '1st', 'x'.repeat(61), 'ключ'];
    for (const name of names) expect(one({ type: 'string' }, name).left[0]?.why).toBe('has a name that cannot be used');
    const proto = JSON.parse('{"properties":{"__proto__":{"type":"string"},"prompt":{"type":"string"}}}');
    expect(readSchema(proto, {}, 'image').parameters.map(({ name }) => name)).toEqual(['prompt']);
  });

  it('words for a form are one line, without control characters, and cut', () => {
    const said = one({ type: 'string', title: 'A\u0000\u202Eb\nc', description: `${'word '.repeat(200)}` })
      .parameters[0];
    expect(said?.label).toBe('A b c');
    expect(said?.hint).toHaveLength(200);
    expect(said?.hint?.endsWith('…')).toBe(true);
  });

  it('defaults out of range, ranges with nothing in them and a thousand choices do no harm', () => {
    expect(one({ type: 'integer', minimum: 1, maximum: 4, default: 99 }).parameters[0]).not.toHaveProperty('default');
    expect(one({ type: 'number', minimum: 5, maximum: 1 }).left[0]?.why).toBe('has a range with nothing in it');
    const words = Array.from({ length: 1000 }, (_, ix) => `w${ix}`);
    expect(one({ type: 'string', enum: words }).left[0]?.why).toContain('1000 choices');
    expect(one({ type: 'string', enum: [] }).left[0]?.why).toBe('has no choices that a form can show');
  });

  it('two fields for one thing are one control', () => {
    const properties = { steps: { type: 'integer' }, num_inference_steps: { type: 'integer' } };
    const { parameters, left } = readSchema({ properties }, {}, 'image');
    expect(parameters).toHaveLength(1);
    expect(left).toEqual([{ name: 'num_inference_steps', why: 'means the same as Steps' }]);
  });

  it('a model that cannot do without what cannot be set is refused in words', () => {
    const properties = { video_url: { type: 'string', format: 'uri' } };
    expect(() => readSchema({ properties, required: ['video_url'] }, {}, 'image')).toThrow(
      'It cannot be used here: it needs “video_url”, which takes a clip, a sound or another file, which the studio does not send.',
    );
  });
});
