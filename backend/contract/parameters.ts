import { z } from 'zod';
import type { Issue } from './problem.ts';
import { Sha256 } from './shapes.ts';

/** A picture, clip or sound given as an input, by the hash of its bytes. */
export const MediaReference = z.strictObject({ media: Sha256 }).meta({ id: 'MediaReference' });
export type MediaReference = z.infer<typeof MediaReference>;
/** Width and height in pixels. */
export const Size = z.strictObject({ width: z.int(), height: z.int() }).meta({ id: 'Size' });
export type Size = z.infer<typeof Size>;

/** What one parameter may be set to; which of these it must be is said by its declaration. */
export const ParameterValue = z
  .union([z.string(), z.number(), z.boolean(), MediaReference, Size])
  .meta({ id: 'ParameterValue' });
export type ParameterValue = z.infer<typeof ParameterValue>;
/** The values of a task's parameters by name. */
export const Parameters = z.record(z.string().max(60), ParameterValue).meta({ id: 'Parameters' });
export type Parameters = z.infer<typeof Parameters>;

/** One control of a model, from which the form is drawn, the request checked and the runtime mapped. */
export const DeclaredParameter = z
  .strictObject({
    name: z.string(),
    type: z.enum(['text', 'integer', 'number', 'choice', 'flag', 'image', 'size', 'seed']),
    label: z.string(),
    hint: z.string().optional(),
    group: z.enum(['prompt', 'reference', 'picture', 'motion', 'sampling']),
    advanced: z.boolean().optional(),
    required: z.boolean().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    step: z.number().optional(),
    maxLength: z.int().optional(),
    unit: z.string().optional(),
    default: ParameterValue.optional(),
    choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
    sizes: z.array(z.strictObject({ width: z.int(), height: z.int(), label: z.string() })).optional(),
    when: z.strictObject({ name: z.string(), is: z.literal('set') }).optional(),
  })
  .meta({ id: 'DeclaredParameter' });
export type DeclaredParameter = z.infer<typeof DeclaredParameter>;

/** The largest seed: 2³² − 1, what every common engine takes. */
export const SEED_MAX = 4_294_967_295;

const isMedia = (value: ParameterValue): value is MediaReference => typeof value === 'object' && 'media' in value;
const isSize = (value: ParameterValue): value is Size => typeof value === 'object' && 'width' in value;

function rangeIssue(value: number, { min, max, step, unit }: DeclaredParameter, integer: boolean): string | null {
  const named = unit ? ` ${unit}` : '';
  if (!Number.isFinite(value)) return 'must be a number';
  if (integer && !Number.isInteger(value)) return 'must be a whole number';
  if (min !== undefined && value < min) return `must be at least ${min}${named}`;
  if (max !== undefined && value > max) return `must be at most ${max}${named}`;
  if (integer && step !== undefined && (value - (min ?? 0)) % step !== 0)
    return `must be a multiple of ${step}${named}`;
  return null;
}

function valueIssue(value: ParameterValue, declared: DeclaredParameter): string | null {
  switch (declared.type) {
    case 'text':
      if (typeof value !== 'string') return 'must be text';
      if (declared.required && value.trim() === '') return 'must not be empty';
      if (declared.maxLength !== undefined && value.length > declared.maxLength)
        return `is ${value.length.toLocaleString('en')} characters long; the limit is ${declared.maxLength.toLocaleString('en')}`;
      return null;
    case 'integer':
    case 'number':
      return typeof value === 'number' ? rangeIssue(value, declared, declared.type === 'integer') : 'must be a number';
    case 'seed':
      return typeof value === 'number'
        ? rangeIssue(value, { ...declared, min: 0, max: SEED_MAX }, true)
        : 'must be a number';
    case 'choice':
      return declared.choices?.some(choice => choice.value === value)
        ? null
        : `must be one of ${declared.choices?.map(c => c.value).join(', ')}`;
    case 'flag':
      return typeof value === 'boolean' ? null : 'must be on or off';
    case 'image':
      return isMedia(value) ? null : 'must be a picture';
    case 'size': {
      if (!isSize(value)) return 'must be a width and a height';
      const wide = rangeIssue(value.width, declared, true);
      const high = rangeIssue(value.height, declared, true);
      return wide ? `width ${wide}` : high ? `height ${high}` : null;
    }
    default:
      return declared.type satisfies never;
  }
}

/**
 * Checks values against a model's declared parameters and fills in defaults.
 * Nothing is dropped or clamped: a name that the model does not declare, or a value that cannot take effect, is an issue.
 */
export function checkParameters(
  declared: readonly DeclaredParameter[],
  given: Parameters,
): { values: Parameters; issues: Issue[] } {
  const values: Parameters = {};
  const issues: Issue[] = [];
  const say = (name: string, message: string) => issues.push({ path: `parameters.${name}`, message });
  const names = new Set(declared.map(parameter => parameter.name));
  for (const name of Object.keys(given)) if (!names.has(name)) say(name, 'is not something this model can do');
  for (const parameter of declared) {
    const { name, label } = parameter;
    const value = given[name];
    const active = parameter.when === undefined || given[parameter.when.name] !== undefined;
    if (value === undefined) {
      if (parameter.required) say(name, `${label} must not be empty`);
      else if (parameter.default !== undefined && active) values[name] = parameter.default;
      continue;
    }
    const problem = active ? valueIssue(value, parameter) : `does nothing unless ${parameter.when?.name} is set`;
    if (problem) say(name, `${label} ${problem}`);
    else values[name] = value;
  }
  return { values, issues };
}
