import { describe, expect, it } from 'vitest';
import type { BookedPrice } from '../../../backend/contract/price-book.ts';
import { readDollars, sayBooked, sayRule } from './say-price.ts';

describe('a price in words', () => {
  it('names the unit and what it depends on', () => {
    const rates = [
      { when: { resolution: '1080p', sound: 'true' }, micros: 400_000 },
      { when: { sound: 'false' }, micros: 200_000 },
    ];
    expect(sayRule({ terms: [{ per: 'second', of: { parameter: 'duration' }, round: 'exact', rates }] })).toEqual([
      '$0.40 a second of the clip, 1080p, with sound',
      '$0.20 a second of the clip, without sound',
    ]);
    expect(sayRule({ terms: [{ per: 'output', rates: [{ micros: 3_000_000, each: 1000 }] }] })).toEqual([
      '$3.00 for 1,000 results',
    ]);
    const steps = [{ upTo: 24, micros: 80_000 }];
    const of = { media: 'reference' };
    expect(sayRule({ terms: [{ per: 'megapixel', of, pixels: 1_000_000, round: 'up', rates: steps }] })).toEqual([
      '$0.08 up to 24 megapixels',
    ]);
  });

  it('is that of a run as it comes, and whose word it is', () => {
    const base = { modelId: 'm', name: 'M', lane: 'fal' } as const;
    const card = { by: 'card', page: null, takenOn: null } as const;
    const booked = (more: Pick<BookedPrice, 'usualMicros' | 'atMostMicros' | 'source'>) =>
      sayBooked({ ...base, ...more });
    expect(booked({ usualMicros: 3000, atMostMicros: 3000, source: card })).toBe('$0.003 a run');
    const person = { by: 'person', name: 'Robin', since: '2030-01-01T00:00:00.000Z' } as const;
    expect(booked({ usualMicros: 50_000, atMostMicros: 50_000, source: person })).toBe('$0.05 a run, as you said');
    expect(booked({ usualMicros: null, atMostMicros: 90_000, source: card })).toBe('up to $0.09 a run');
    expect(booked({ usualMicros: null, atMostMicros: null, source: card })).toBe('by what goes in');
    expect(booked({ usualMicros: null, atMostMicros: null, source: { by: 'nobody' } })).toBeNull();
  });
});

describe('dollars as they are typed', () => {
  it.each([
    ['0.05', 50_000],
    ['$1.20', 1_200_000],
    ['.5', 500_000],
    ['0,003', 3000],
    ['2', 2_000_000],
    ['0', 0],
    ['0.0000001', null],
    ['', null],
    ['.', null],
    ['-1', null],
    ['1.2.3', null],
    ['1e3', null],
    ['five', null],
  ])('%s is %s micro-dollars', (typed, micros) => {
    expect(readDollars(typed)).toBe(micros);
  });
});
