import type { Parameters, Size } from '../contract/parameters.ts';
import type { Area, Length, PriceRule, PriceTerm, Rate } from '../contract/prices.ts';

/**
 * What a run costs in integer micro-dollars, rounded up once at the end. `micros` is null where it cannot be told before,
 * `usual` then still says what it tends to cost, `atMost` is what must be set aside; each is null where nothing is known.
 */
export type Price = { readonly micros: number | null; readonly usual: number | null; readonly atMost: number | null };

/** How large the pictures are that a task starts from, by the parameter's name; in pixels. */
export type MediaSizes = Readonly<Record<string, Size>>;

/** Money and units are added as fractions of whole numbers, so that no cent is lost to binary decimals. */
type Fraction = { readonly n: bigint; readonly d: bigint };
const ZERO: Fraction = { n: 0n, d: 1n };
const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
const dividedBy = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d, d: a.d * b.n });
const roundUp = ({ n, d }: Fraction): bigint => (n + d - 1n) / d;
const whole = (value: number): Fraction => ({ n: BigInt(value), d: 1n });
const isLess = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;

/** Exact to a millionth: a length of 2.5 s, a rate of 23.976 frames a second. */
function toFraction(value: number): Fraction | null {
  return Number.isFinite(value) && value > 0 && value < 1e9
    ? { n: BigInt(Math.round(value * 1e6)), d: 1_000_000n }
    : null;
}

const readNumber = (parameters: Parameters, name: string | number): Fraction | null => {
  const value = typeof name === 'number' ? name : parameters[name];
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? toFraction(Number(value)) : null;
};

function lengthOf(of: Length, parameters: Parameters): Fraction | null {
  if ('seconds' in of) return toFraction(of.seconds);
  if ('parameter' in of) return readNumber(parameters, of.parameter);
  const frames = readNumber(parameters, of.frames);
  const fps = readNumber(parameters, of.fps);
  return frames && fps && dividedBy(frames, fps);
}

const fits = (when: Rate['when'], parameters: Parameters): boolean =>
  Object.entries(when ?? {}).every(
    ([name, value]) => parameters[name] !== undefined && String(parameters[name]) === value,
  );

/** What is not set yet may still be set so. */
const mayFit = (when: Rate['when'], parameters: Parameters): boolean =>
  Object.entries(when ?? {}).every(
    ([name, value]) => parameters[name] === undefined || String(parameters[name]) === value,
  );

const areaOf = ({ width, height }: Size): Fraction | null =>
  width > 0 && height > 0 ? whole(Math.round(width) * Math.round(height)) : null;

function pixelsOf(of: Area, parameters: Parameters, sizes: MediaSizes): Fraction | null {
  if ('size' in of) {
    const size = parameters[of.size];
    return typeof size === 'object' && 'width' in size ? areaOf(size) : null;
  }
  if ('table' in of) {
    const row = of.table.find(({ when }) => fits(when, parameters));
    return row ? areaOf(row) : null;
  }
  const size = sizes[of.media];
  const area = size ? areaOf(size) : null;
  const factor = readNumber(parameters, of.times ?? 1);
  return area && factor && times(area, times(factor, factor));
}

function unitsOf(term: PriceTerm, parameters: Parameters, sizes: MediaSizes): Fraction | null {
  switch (term.per) {
    case 'output':
      return whole(1);
    case 'run-second':
      return null;
    case 'second': {
      const seconds = lengthOf(term.of, parameters);
      return seconds && term.round === 'up' ? whole(Number(roundUp(seconds))) : seconds;
    }
    case 'megapixel': {
      const pixels = pixelsOf(term.of, parameters, sizes);
      const frames = readNumber(parameters, term.frames ?? 1);
      if (!pixels || !frames) return null;
      const count = dividedBy(times(pixels, frames), whole(term.pixels));
      return term.round === 'up' ? whole(Number(roundUp(count))) : count;
    }
    default:
      return term satisfies never;
  }
}

const ONE = whole(1);
const costOf = ({ micros, each = 1, upTo }: Rate, units: Fraction): Fraction =>
  dividedBy(times(whole(micros), upTo === undefined ? units : ONE), whole(each));
const holds = ({ upTo }: Rate, units: Fraction): boolean => {
  const limit = upTo === undefined ? null : toFraction(upTo);
  return limit === null || !isLess(limit, units);
};

function dearest(rates: readonly Rate[], parameters: Parameters, units: Fraction): Fraction | null {
  const costs = rates
    .filter(rate => mayFit(rate.when, parameters) && holds(rate, units))
    .map(rate => costOf(rate, units));
  return costs.reduce<Fraction | null>((most, cost) => (most === null || isLess(most, cost) ? cost : most), null);
}

function costNow(rates: readonly Rate[], parameters: Parameters, units: Fraction | null): Fraction | null {
  const rate = units && rates.find(each => fits(each.when, parameters) && holds(each, units));
  return rate && units ? costOf(rate, units) : null;
}

const add = (sum: Fraction | null, part: Fraction | null): Fraction | null => sum && part && plus(sum, part);
const inMicros = (sum: Fraction | null): number | null => sum && Number(roundUp(sum));

/** Says what a run with these parameters (defaults filled in) costs by a rule. */
export function priceOf(rule: PriceRule, parameters: Parameters, sizes: MediaSizes = {}): Price {
  let exact: Fraction | null = ZERO;
  let usual: Fraction | null = ZERO;
  let atMost: Fraction | null = ZERO;
  for (const term of rule.terms) {
    const units = unitsOf(term, parameters, sizes);
    const most = units ?? toFraction(term.most ?? 0);
    const commonly = units ?? toFraction(term.usual ?? 0);
    const cost = costNow(term.rates, parameters, units);
    exact = add(exact, cost);
    usual = add(usual, cost ?? costNow(term.rates, parameters, commonly));
    atMost = add(atMost, cost ?? (most && dearest(term.rates, parameters, most)));
  }
  return { micros: inMicros(exact), usual: inMicros(usual), atMost: inMicros(atMost) };
}
