import { checkParameters, type Parameters, type ParameterValue, type Size } from '../../contract/parameters.ts';
import { Refusal } from '../../contract/problem.ts';
import { fitParameters } from '../../dispatch/fit-parameters.ts';
import type { CloudCard, Mapping } from './cloud-card.ts';

/** A field of a provider's input. */
export type InputValue = string | number | boolean | Size | readonly (string | number | boolean)[];

/** What is sent to the provider, and what of the request it could not be told, or only in another way. */
export type MappedInput = {
  readonly input: Readonly<Record<string, InputValue>>;
  readonly unmapped: readonly { readonly name: string; readonly why: string }[];
};

const isSize = (value: ParameterValue | undefined): value is Size => typeof value === 'object' && 'width' in value;
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

/** How far two shapes are apart: twice as wide is as far as twice as high. Of equal shapes the nearer area is nearer. */
const distance = (a: Size, b: Size): number =>
  Math.abs(Math.log((a.width * b.height) / (a.height * b.width))) +
  Math.abs(Math.log((a.width * a.height) / (b.width * b.height))) / 1000;

/** One step of the mapping: the fields that it fills, and a word where the value could not be kept. */
type Step = { readonly fields: Readonly<Record<string, InputValue>>; readonly why?: string };

function mapSize(step: Mapping & { as: 'sides' | 'size' | 'size-text' | 'size-name' }, size: Size): Step {
  const { width, height } = size;
  switch (step.as) {
    case 'sides':
      return { fields: { [step.width]: width, [step.height]: height } };
    case 'size':
      return { fields: { [step.to]: { width, height } } };
    case 'size-text':
      return { fields: { [step.to]: `${width}${step.between}${height}` } };
    case 'size-name': {
      const nearest = step.names.reduce((best, next) => (distance(size, next) < distance(size, best) ? next : best));
      const kept = nearest.width === width && nearest.height === height;
      const why = `${width} × ${height} px was asked for; sent as ${nearest.value}, the nearest that it makes`;
      return { fields: { [step.to]: nearest.value }, ...(!kept && { why }) };
    }
    default:
      return step satisfies never;
  }
}

function mapValue(step: Mapping, value: ParameterValue, url: string | undefined): Step {
  switch (step.as) {
    case 'same':
      return typeof value === 'object'
        ? { fields: {}, why: 'cannot be sent as it is' }
        : { fields: { [step.to]: value } };
    case 'scaled': {
      if (typeof value !== 'number') return { fields: {}, why: 'is no number' };
      const scaled = value * step.times + step.plus;
      return { fields: { [step.to]: step.whole ? Math.round(scaled) : tidy(scaled) } };
    }
    case 'choice': {
      const there = Object.hasOwn(step.values, String(value)) ? step.values[String(value)] : undefined;
      if (there === undefined) return { fields: {}, why: 'has no equal there' };
      return { fields: there === null ? {} : { [step.to]: there } };
    }
    case 'seed': {
      if (typeof value !== 'number') return { fields: {}, why: 'is no number' };
      const seed = value % (step.max + 1);
      const why = `${value} was asked for; sent as ${seed}, since seeds end at ${step.max} there`;
      return { fields: { [step.to]: seed }, ...(seed !== value && { why }) };
    }
    case 'media':
      if (url === undefined) throw new Error(`No address was made for ${step.from}.`);
      return { fields: { [step.to]: step.list ? [url] : url } };
    case 'sides':
    case 'size':
    case 'size-text':
    case 'size-name':
      return isSize(value) ? mapSize(step, value) : { fields: {}, why: 'is no size' };
    default:
      return step satisfies never;
  }
}

/** Values that were asked of another model (a stand-in's) may not fit this one: they are left out with the reason, defaults step in. */
function fitValues(card: CloudCard, given: Parameters): { values: Parameters; left: { name: string; why: string }[] } {
  const { values, unmapped } = fitParameters(card.parameters, given);
  const { issues } = checkParameters(card.parameters, values);
  const [lack] = issues;
  if (lack) {
    const refused = unmapped.find(({ name }) => lack.path === `parameters.${name}`);
    throw new Refusal({ code: 'invalid_request', message: `${card.name}: ${refused?.why ?? lack.message}.`, issues });
  }
  return { values, left: unmapped.filter(({ name }) => name !== 'count') };
}

/**
 * Tells a task in the provider's own words: the fields of its input from the values of the parameters, the task's seed (null where it has none)
 * and an address for every picture. Nothing is dropped in silence. Raises `invalid_request` where something is missing that the model cannot do without.
 */
export function mapInput(
  card: CloudCard,
  given: Parameters,
  seed: number | null,
  mediaUrls: Readonly<Record<string, string>>,
): MappedInput {
  const { values, left: unmapped } = fitValues(card, given);
  const seeded = card.parameters.find(parameter => parameter.type === 'seed')?.name;
  if (seeded !== undefined && seed !== null) values[seeded] = seed;
  const input: Record<string, InputValue> = { ...card.constants };
  for (const step of card.mapping) {
    const value = values[step.from];
    if (value === undefined) continue;
    const { fields, why } = mapValue(step, value, mediaUrls[step.from]);
    if (why) unmapped.push({ name: step.from, why });
    for (const [to, told] of Object.entries(fields)) {
      const before = input[to];
      input[to] = Array.isArray(told) && Array.isArray(before) ? [...before, ...told] : told;
    }
  }
  const mapped = new Set([...card.mapping.map(step => step.from), 'count']);
  for (const name of Object.keys(values))
    if (!mapped.has(name)) unmapped.push({ name, why: 'the provider has no such control' });
  return { input, unmapped };
}
