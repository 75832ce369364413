import { describe, expect, it } from 'vitest';
import { PriceRule } from '../contract/prices.ts';
import { priceOf } from './price-of.ts';

const rule = (...terms: unknown[]) => PriceRule.parse({ terms });
const exactly = (micros: number) => ({ micros, usual: micros, atMost: micros });

describe('a price for each output', () => {
  it('is the same whatever is asked', () => {
    const flat = rule({ per: 'output', rates: [{ micros: 40_000 }] });
    expect(priceOf(flat, {})).toEqual(exactly(40_000));
    expect(priceOf(flat, { size: { width: 4096, height: 4096 } })).toEqual(exactly(40_000));
  });

  it('is told for thousands and rounded up to a whole micro-dollar', () => {
    expect(priceOf(rule({ per: 'output', rates: [{ micros: 3_000_000, each: 1000 }] }), {})).toEqual(exactly(3000));
    expect(priceOf(rule({ per: 'output', rates: [{ micros: 1, each: 3 }] }), {})).toEqual(exactly(1));
    expect(priceOf(rule({ per: 'output', rates: [{ micros: 0 }] }), {})).toEqual(exactly(0));
  });

  const table = rule({
    per: 'output',
    rates: [
      { when: { resolution: '1080p', audio: 'true' }, micros: 900_000 },
      { when: { resolution: '1080p' }, micros: 600_000 },
      { when: { resolution: '720p' }, micros: 300_000 },
    ],
  });
  it('follows the choices, the first row that fits', () => {
    expect(priceOf(table, { resolution: '1080p', audio: true })).toEqual(exactly(900_000));
    expect(priceOf(table, { resolution: '1080p', audio: false })).toEqual(exactly(600_000));
    expect(priceOf(table, { resolution: '720p', audio: true })).toEqual(exactly(300_000));
  });

  it('is not told for a choice that the table lacks, nor held for', () => {
    expect(priceOf(table, { resolution: '4k' })).toEqual({ micros: null, usual: null, atMost: null });
  });

  it('sets the dearest row aside while the choice is open', () => {
    expect(priceOf(table, {})).toEqual({ micros: null, usual: null, atMost: 900_000 });
    expect(priceOf(table, { audio: false })).toEqual({ micros: null, usual: null, atMost: 600_000 });
  });
});

describe('a price for each megapixel', () => {
  const per = (round: 'up' | 'exact', pixels: number) =>
    rule({ per: 'megapixel', of: { size: 'size' }, pixels, round, rates: [{ micros: 25_000 }] });
  const square = { size: { width: 1024, height: 1024 } };

  it('counts begun megapixels where the provider rounds up', () => {
    expect(priceOf(per('up', 1_048_576), square)).toEqual(exactly(25_000));
    expect(priceOf(per('up', 1_000_000), square)).toEqual(exactly(50_000));
    expect(priceOf(per('up', 1_048_576), { size: { width: 1025, height: 1024 } })).toEqual(exactly(50_000));
    expect(priceOf(per('up', 1_048_576), { size: { width: 64, height: 64 } })).toEqual(exactly(25_000));
  });

  it('counts parts of one where it does not', () => {
    expect(priceOf(per('exact', 1_000_000), square)).toEqual(exactly(26_215)); // 26,214.4
    expect(priceOf(per('exact', 1_048_576), { size: { width: 512, height: 512 } })).toEqual(exactly(6250));
  });

  const enlarged = rule({
    per: 'megapixel',
    of: { media: 'reference', times: 'upscale' },
    pixels: 1_000_000,
    round: 'exact',
    rates: [{ micros: 30_000 }],
    most: 64,
  });
  it('counts an enlarged picture by its own size and the factor of each side', () => {
    const sizes = { reference: { width: 1000, height: 500 } };
    expect(priceOf(enlarged, { upscale: '2' }, sizes)).toEqual(exactly(60_000));
    expect(priceOf(enlarged, { upscale: 4 }, sizes)).toEqual(exactly(240_000));
  });

  it('holds for the most that there can be while the picture is not known', () => {
    expect(priceOf(enlarged, { upscale: '2' })).toEqual({ micros: null, usual: null, atMost: 1_920_000 });
  });

  it('is that of the step which the picture reaches, and of none beyond the last', () => {
    const steps = rule({
      per: 'megapixel',
      of: { media: 'reference', times: 'upscale' },
      pixels: 1_000_000,
      round: 'up',
      rates: [
        { upTo: 24, micros: 80_000 },
        { upTo: 48, micros: 160_000 },
      ],
    });
    const from = (width: number, height: number) => priceOf(steps, { upscale: 2 }, { reference: { width, height } });
    expect(from(1000, 1000)).toEqual(exactly(80_000));
    expect(from(3000, 2000)).toEqual(exactly(80_000)); // 24 megapixels
    expect(from(3000, 2001)).toEqual(exactly(160_000));
    expect(from(6000, 4000)).toEqual({ micros: null, usual: null, atMost: null });
    expect(priceOf(steps, { upscale: 2 })).toEqual({ micros: null, usual: null, atMost: null });
  });

  it('counts every frame of a clip, its size by the choices', () => {
    const clip = rule({
      per: 'megapixel',
      of: { table: [{ when: { resolution: '720p' }, width: 1280, height: 720 }] },
      frames: 'frames',
      pixels: 1_000_000,
      round: 'exact',
      rates: [{ micros: 1_800_000, each: 1000 }],
    });
    // 0.9216 MP × 121 frames × $0.0018 = 200,724.48
    expect(priceOf(clip, { resolution: '720p', frames: 121 })).toEqual(exactly(200_725));
    expect(priceOf(clip, { resolution: '720p' })).toEqual({ micros: null, usual: null, atMost: null });
  });

  it('adds a first megapixel, further ones and those of what goes in', () => {
    const sum = rule(
      { per: 'output', rates: [{ micros: 15_000 }] },
      { per: 'megapixel', of: { size: 'size' }, pixels: 1_048_576, round: 'up', rates: [{ micros: 15_000 }] },
      { per: 'megapixel', of: { media: 'reference' }, pixels: 1_048_576, round: 'up', rates: [{ micros: 15_000 }] },
    );
    const sizes = { reference: { width: 1500, height: 1500 } };
    expect(priceOf(sum, square, sizes)).toEqual(exactly(15_000 + 15_000 + 45_000));
    expect(priceOf(sum, square)).toEqual({ micros: null, usual: null, atMost: null });
  });
});

describe('a price for each second of a clip', () => {
  const by = (of: unknown, round = 'exact') => rule({ per: 'second', of, round, rates: [{ micros: 50_000 }] });

  it('reads the length from a number, a choice, the frames, or knows it', () => {
    expect(priceOf(by({ parameter: 'duration' }), { duration: 5 })).toEqual(exactly(250_000));
    expect(priceOf(by({ parameter: 'duration' }), { duration: '10' })).toEqual(exactly(500_000));
    expect(priceOf(by({ frames: 'frames', fps: 'fps' }), { frames: 81, fps: 16 })).toEqual(exactly(253_125));
    expect(priceOf(by({ frames: 'frames', fps: 16 }), { frames: 81 })).toEqual(exactly(253_125));
    expect(priceOf(by({ seconds: 6 }), {})).toEqual(exactly(300_000));
  });

  it('counts begun seconds where the provider rounds up', () => {
    expect(priceOf(by({ frames: 'frames', fps: 16 }, 'up'), { frames: 81 })).toEqual(exactly(300_000));
    expect(priceOf(by({ parameter: 'duration' }, 'up'), { duration: 5 })).toEqual(exactly(250_000));
  });

  it('is not told where the model chooses the length, or for lengths that are none', () => {
    for (const duration of ['auto', '', -5, 0, Number.NaN, Number.POSITIVE_INFINITY])
      expect(priceOf(by({ parameter: 'duration' }), { duration }).micros).toBeNull();
    expect(priceOf(by({ parameter: 'duration' }), {})).toEqual({ micros: null, usual: null, atMost: null });
  });

  it('says what an open length tends to cost and may cost', () => {
    const open = rule({
      per: 'second',
      of: { parameter: 'duration' },
      round: 'exact',
      usual: 5,
      most: 12,
      rates: [{ micros: 50_000 }],
    });
    expect(priceOf(open, { duration: 'auto' })).toEqual({ micros: null, usual: 250_000, atMost: 600_000 });
    expect(priceOf(open, { duration: '4' })).toEqual(exactly(200_000));
  });
});

it('of machine seconds only the usual and the bound are known before', () => {
  const machine = rule({ per: 'run-second', rates: [{ micros: 975 }], usual: 6.5, most: 120 });
  expect(priceOf(machine, {})).toEqual({ micros: null, usual: 6338, atMost: 117_000 });
  expect(priceOf(rule({ per: 'run-second', rates: [{ micros: 975 }] }), {})).toEqual({
    micros: null,
    usual: null,
    atMost: null,
  });
});

describe('over thousands of sizes, lengths and rates', () => {
  let state = 12_345;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state % below;
  };

  it('is a whole amount, never under the true product and less than a micro-dollar over it', () => {
    for (let run = 0; run < 5000; run++) {
      const [width, height, micros, each] = [1 + next(4096), 1 + next(4096), next(2_000_000), 1 + next(1000)];
      const price = priceOf(
        rule({ per: 'megapixel', of: { size: 'size' }, pixels: 1_000_000, round: 'exact', rates: [{ micros, each }] }),
        { size: { width, height } },
      );
      const over = BigInt(price.micros ?? -1) * 1_000_000n * BigInt(each) - BigInt(width * height) * BigInt(micros);
      expect(over >= 0n && over < 1_000_000n * BigInt(each)).toBe(true);
      expect(price).toEqual(exactly(price.micros ?? -1));
    }
  });

  it('never falls as a clip grows, and never passes what is set aside', () => {
    for (let run = 0; run < 500; run++) {
      const micros = next(500_000);
      const clip = rule({
        per: 'second',
        of: { parameter: 'duration' },
        round: run % 2 ? 'up' : 'exact',
        most: 20,
        rates: [{ when: { audio: 'true' }, micros: micros * 2 }, { micros }],
      });
      let before = 0;
      for (let duration = 0.5; duration <= 20; duration += 0.5) {
        const price = priceOf(clip, { duration, audio: run % 3 === 0 });
        const open = priceOf(clip, {}).atMost ?? -1;
        expect(price.micros).toBeGreaterThanOrEqual(before);
        expect(price.micros).toBeLessThanOrEqual(open);
        before = price.micros ?? Number.NaN;
      }
    }
  });

  it('splits no micro-dollar over repeated binary decimals', () => {
    const tenth = rule({ per: 'second', of: { parameter: 'duration' }, round: 'exact', rates: [{ micros: 10 }] });
    expect(priceOf(tenth, { duration: 0.1 + 0.2 })).toEqual(exactly(3));
    expect(priceOf(tenth, { duration: 0.3 })).toEqual(exactly(3));
  });
});
