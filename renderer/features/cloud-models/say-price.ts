import { sayMoney } from '../../../backend/contract/money.ts';
import type { BookedPrice } from '../../../backend/contract/price-book.ts';
import type { PriceRule, PriceTerm, Rate } from '../../../backend/contract/prices.ts';

const UNITS: Readonly<Record<PriceTerm['per'], readonly [one: string, many: string]>> = {
  output: ['result', 'results'],
  megapixel: ['megapixel', 'megapixels'],
  second: ['second of the clip', 'seconds of clips'],
  'run-second': ["second on the cloud's machine", "seconds on the cloud's machine"],
};

function sayRate({ micros, each = 1, upTo, when = {} }: Rate, per: PriceTerm['per']): string {
  const [one, many] = UNITS[per];
  const money = sayMoney(micros);
  const unit =
    upTo === undefined
      ? each === 1
        ? `a ${one}`
        : `for ${each.toLocaleString('en')} ${many}`
      : `up to ${upTo} ${many}`;
  const where = Object.entries(when).map(([name, value]) =>
    value === 'true' ? `with ${name}` : value === 'false' ? `without ${name}` : value,
  );
  return `${money} ${unit}${where.length === 0 ? '' : `, ${where.join(', ')}`}`;
}

/** A price rule in words, a line for each of its rates. */
export const sayRule = ({ terms }: PriceRule): string[] =>
  terms.flatMap(({ rates, per }) => rates.map(rate => sayRate(rate, per)));

/** What a run with the model's own settings costs, in a few words; null while nobody has said. */
export function sayBooked({ usualMicros, atMostMicros, source }: BookedPrice): string | null {
  if (source.by === 'nobody') return null;
  const who = source.by === 'person' ? ', as you said' : '';
  if (usualMicros !== null) return `${sayMoney(usualMicros)} a run${who}`;
  return atMostMicros === null ? `by what goes in${who}` : `up to ${sayMoney(atMostMicros)} a run${who}`;
}

/** Reads dollars as a person types them, such as 0.05 or $1.20, into micro-dollars; null for what is no amount. */
export function readDollars(typed: string): number | null {
  const match = /^\$?\s*(\d{1,5})?(?:[.,](\d{1,6}))?$/.exec(typed.trim());
  const [, whole, fraction] = match ?? [];
  if (whole === undefined && fraction === undefined) return null;
  return Number(whole ?? 0) * 1_000_000 + Number((fraction ?? '').padEnd(6, '0'));
}
