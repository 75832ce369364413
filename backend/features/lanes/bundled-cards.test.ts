import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkParameters,
  type DeclaredParameter,
  type Parameters,
  type ParameterValue,
} from '../../contract/parameters.ts';
import { priceOf } from '../../dispatch/price-of.ts';
import { CloudCard, type Mapping } from './cloud-card.ts';
import { type ClientField, readClientTypes } from './fal-client-types.fake.ts';
import { mapInput } from './map-input.ts';
import { readBundledCards } from './read-bundled-cards.ts';

const cards = [...readBundledCards(path.join(import.meta.dirname, '../../../resources')).values()];
const named = cards.map(card => [card.id, card] as const);
const media = 'a'.repeat(64);

/** What a person may set it to: its ends, its default, its choices. */
function valuesOf(declared: DeclaredParameter): ParameterValue[] {
  const { type, min = 0, max = 1, step = 1, choices = [], sizes = [] } = declared;
  switch (type) {
    case 'text':
      return ['a fox'];
    case 'integer':
      return [...new Set([min, min + Math.floor((max - min) / 2 / step) * step, max])];
    case 'number':
      return [min, (min + max) / 2, max];
    case 'seed':
      return [0, 2 ** 32 - 1];
    case 'choice':
      return choices.map(choice => choice.value);
    case 'flag':
      return [true, false];
    case 'image':
      return [{ media }];
    case 'size':
      return [
        ...sizes.map(({ width, height }) => ({ width, height })),
        { width: min, height: min },
        { width: max, height: max },
      ];
    default:
      return type satisfies never;
  }
}

const defaultsOf = ({ parameters }: CloudCard): Parameters => {
  const needed = parameters.filter(parameter => parameter.required).map(p => [p.name, valuesOf(p)[0] ?? ''] as const);
  const { values, issues } = checkParameters(parameters, Object.fromEntries(needed));
  expect(issues).toEqual([]);
  return values;
};

/** Each parameter at each of its values, the others as they are by default. */
const waysOf = (card: CloudCard): Parameters[] => {
  const usual = defaultsOf(card);
  const inputs = Object.fromEntries(card.parameters.flatMap(p => (p.type === 'image' ? [[p.name, { media }]] : [])));
  return card.parameters.flatMap(p => valuesOf(p).map(value => ({ ...usual, ...(p.when && inputs), [p.name]: value })));
};

const addressesOf = ({ parameters }: CloudCard) =>
  Object.fromEntries(
    parameters.filter(p => p.type === 'image').map(p => [p.name, `https://files.example/${p.name}.png`]),
  );
const sizesOf = ({ parameters }: CloudCard, width: number, height: number) =>
  Object.fromEntries(parameters.filter(p => p.type === 'image').map(p => [p.name, { width, height }]));

describe('the cards of the clouds', () => {
  it('are at least six for each thing that a cloud is asked for', () => {
    for (const use of ['image', 'edit', 'upscale', 'image-to-video', 'text-to-video'] as const)
      expect(cards.filter(card => card.use === use).length).toBeGreaterThanOrEqual(6);
  });

  it.each(named)('%s is one', (_id, card) => {
    expect(CloudCard.parse(card)).toEqual(card);
  });

  it('each have an id and a model of their own', () => {
    expect(new Set(cards.map(card => card.id)).size).toBe(cards.length);
    expect(new Set(cards.map(card => `${card.lane} ${card.providerId}`)).size).toBe(cards.length);
    for (const card of cards) expect(card.id.startsWith(`${card.lane}-`)).toBe(true);
  });
});

describe.each(named)('%s', (_, card) => {
  it('says where its id, its parameters and its price were read, and when', () => {
    const told = new Set(card.sources.flatMap(source => source.what));
    expect(told).toContain('id');
    expect(told).toContain('parameters');
    expect(told.has('price')).toBe(card.price !== null);
    expect(told.has('licence')).toBe(card.licence !== null);
    expect(told.has('version')).toBe(card.providerVersion !== null);
    for (const { takenOn } of card.sources) expect(takenOn >= '2025-01-01').toBe(true);
  });

  it('makes what it is for', () => {
    const needs = (name: string) => card.parameters.some(p => p.name === name && p.required === true);
    const kinds = {
      image: 'image',
      edit: 'edit',
      upscale: 'upscale',
      'image-to-video': 'video',
      'text-to-video': 'video',
    };
    expect(card.kind).toBe(kinds[card.use]);
    expect(needs('reference')).toBe(card.use === 'edit' || card.use === 'upscale');
    expect(needs('start_frame')).toBe(card.use === 'image-to-video');
  });

  it('maps every parameter that it declares, once, and no other', () => {
    const declared = card.parameters.map(parameter => parameter.name);
    expect(new Set(declared).size).toBe(declared.length);
    const mapped = card.mapping.map(step => step.from);
    expect(new Set(mapped).size).toBe(mapped.length);
    expect(mapped.toSorted()).toEqual(declared.filter(name => name !== 'count').toSorted());
    for (const parameter of card.parameters) if (parameter.when) expect(declared).toContain(parameter.when.name);
  });

  it('has defaults that it takes itself, and tells every value of every parameter', () => {
    for (const values of waysOf(card)) {
      expect(checkParameters(card.parameters, values).issues).toEqual([]);
      const seed = typeof values.seed === 'number' ? values.seed : 1;
      const { input, unmapped } = mapInput(card, values, seed, addressesOf(card));
      expect(unmapped.filter(({ name }) => name !== 'seed' && name !== 'size')).toEqual([]);
      expect(JSON.parse(JSON.stringify(input))).toEqual(input);
      for (const value of Object.values(input)) expect(value === undefined || Number.isNaN(value)).toBe(false);
    }
  });
});

const priced = cards.flatMap(card => (card.price ? [[card.id, card, card.price] as const] : []));
describe.each(priced)('the price of %s', (_, card, rule) => {
  it('is known before for every value of every parameter', () => {
    for (const values of waysOf(card)) {
      const price = priceOf(rule, values, sizesOf(card, 1024, 768));
      expect(Number.isSafeInteger(price.micros)).toBe(true);
      expect(price.micros).toBeGreaterThan(0);
      expect(price.micros).toBeLessThan(20_000_000);
      expect(price).toEqual({ micros: price.micros, usual: price.micros, atMost: price.micros });
    }
  });

  it('names only parameters of the card and their choices', () => {
    const whens = rule.terms.flatMap(term => term.rates.map(rate => rate.when ?? {}));
    for (const [name, value] of whens.flatMap(Object.entries)) {
      const parameter = card.parameters.find(p => p.name === name);
      expect(parameter && valuesOf(parameter).map(String)).toContain(value);
    }
  });
});

/** What a step may send in each of its fields, where these are words. */
function sentBy(step: Mapping, card: CloudCard): readonly (readonly [string, readonly string[] | null])[] {
  const parameter = card.parameters.find(({ name }) => name === step.from);
  switch (step.as) {
    case 'sides':
      return [
        [step.width, null],
        [step.height, null],
      ];
    case 'choice':
      return [
        [
          step.to,
          Object.values(step.values)
            .filter(value => value !== null)
            .map(String),
        ],
      ];
    case 'size-name':
      return [[step.to, step.names.map(name => name.value)]];
    case 'same':
      return [[step.to, parameter?.type === 'choice' ? valuesOf(parameter).map(String) : null]];
    default:
      return [[step.to, null]];
  }
}

describe('against what FAL’s own client knows of its endpoints', () => {
  let fieldsOf: (endpoint: string) => ReadonlyMap<string, ClientField> | null;
  beforeAll(() => {
    fieldsOf = readClientTypes();
  });

  /** Newer than the client: their pages are their source. */
  const NEWER = new Set(['fal-ai/kling-video/v3/turbo/pro/text-to-video']);
  /** Words that a page has and the client does not know yet. */
  const NEWER_WORDS: Record<string, readonly string[]> = { 'fal-ai/veo3.1 resolution': ['4k'] };
  const fal = cards.filter(({ lane }) => lane === 'fal').map(card => [card.providerId, card] as const);

  it.each(fal)('%s takes every field and word that its card sends, and is sent all that it needs', (endpoint, card) => {
    const fields = fieldsOf(endpoint);
    expect(fields === null).toBe(NEWER.has(endpoint));
    if (fields === null) return;
    const sent = card.mapping.flatMap(step => sentBy(step, card));
    const constant = Object.entries(card.constants).map(([name, value]) => [name, [String(value)]] as const);
    for (const [name, words] of [...sent, ...constant]) {
      const field = fields.get(name);
      expect(field, name).toBeDefined();
      const taken = field?.words && [...field.words, ...(NEWER_WORDS[`${endpoint} ${name}`] ?? [])];
      if (taken && words) for (const word of words) expect(taken, name).toContain(word);
    }
    const names = new Set([...sent, ...constant].map(([name]) => name));
    for (const [name, { required }] of fields) if (required) expect(names, name).toContain(name);
  });
});
