/** What a number may be: bounds, whether it is whole, and what it must be a multiple of; `unit` is only for the words. */
export interface NumberLimits {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly whole?: boolean | undefined;
  readonly multipleOf?: number | undefined;
  readonly unit?: string | undefined;
}

/** A number that may be used, an empty box, or why what was typed cannot be used. */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly words: string };

const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function toPlain(text: string): string {
  if (THOUSANDS.test(text)) return text.replaceAll(',', '');
  return DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text;
}

/** Writes a number for a sentence, with its unit: `2,048 px`. */
export function writeNumber(value: number, unit?: string): string {
  const digits = value.toLocaleString('en', { maximumFractionDigits: 6 });
  return unit === undefined ? digits : `${digits} ${unit}`;
}

/** Whether `value` is a whole number of steps from zero, forgiving binary fractions such as 0.1 + 0.2. */
function isMultiple(value: number, of: number): boolean {
  const steps = value / of;
  return Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, Math.abs(steps));
}

/** Reads what a person typed, with or without the unit, and never bends it to fit. */
export function readNumber(typed: string, limits: NumberLimits): NumberReading {
  const { min, max, whole = false, multipleOf, unit } = limits;
  const trimmed = typed.trim();
  const bare =
    unit !== undefined && trimmed.toLowerCase().endsWith(unit.toLowerCase())
      ? trimmed.slice(0, -unit.length).trim()
      : trimmed;
  if (bare === '') return { kind: 'empty' };
  const plain = toPlain(bare);
  const value = Number(plain);
  if (!PLAIN.test(plain) || !Number.isFinite(value)) return { kind: 'problem', words: 'Enter a number.' };
  if (min !== undefined && value < min) return { kind: 'problem', words: `Use at least ${writeNumber(min, unit)}.` };
  if (max !== undefined && value > max) return { kind: 'problem', words: `Use at most ${writeNumber(max, unit)}.` };
  if (whole && !Number.isInteger(value)) return { kind: 'problem', words: 'Use a whole number.' };
  if (whole && !Number.isSafeInteger(value)) return { kind: 'problem', words: 'This number is too large.' };
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
    const up = Math.ceil(value / multipleOf) * multipleOf;
    const near = max !== undefined && up > max ? up - multipleOf : up;
    return {
      kind: 'problem',
      words: `Use a multiple of ${writeNumber(multipleOf)}, such as ${writeNumber(near, unit)}.`,
    };
  }
  return { kind: 'number', value };
}
