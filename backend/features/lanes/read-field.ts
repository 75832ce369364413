import { checkParameters, type DeclaredParameter, ParameterValue } from '../../contract/parameters.ts';
import type { Mapping } from './cloud-card.ts';
import type { FieldSchema } from './resolve-schema.ts';

/** What became of a field: a control and how it is told, something that is always sent, or the reason why it cannot be set. */
export type ReadField =
  | { readonly parameter: DeclaredParameter; readonly mapping: Mapping }
  | { readonly constant: string | number | boolean }
  | { readonly why: string };

/** Names that mean the same on every model: what the studio calls them, and how it labels them. */
const STANDARD: ReadonlyMap<string, readonly [name: string, label: string]> = new Map(
  Object.entries({
    prompt: ['prompt', 'Prompt'],
    text_prompt: ['prompt', 'Prompt'],
    negative_prompt: ['negative', 'Leave out'],
    num_inference_steps: ['steps', 'Steps'],
    steps: ['steps', 'Steps'],
    guidance_scale: ['guidance', 'Guidance'],
    guidance: ['guidance', 'Guidance'],
    cfg_scale: ['guidance', 'Guidance'],
    num_frames: ['frames', 'Frames'],
    frames_per_second: ['fps', 'Frames a second'],
    fps: ['fps', 'Frames a second'],
    duration: ['duration', 'Length'],
    aspect_ratio: ['aspect', 'Shape'],
    resolution: ['resolution', 'Resolution'],
    upscale_factor: ['upscale', 'How much larger, each side'],
    scale_factor: ['upscale', 'How much larger, each side'],
  } as const),
);
/** A run makes one output, is checked as the provider checks, and is asked about instead of waited for. */
const FIXED: ReadonlyMap<string, number | boolean> = new Map(
  Object.entries({
    num_outputs: 1,
    num_images: 1,
    number_of_images: 1,
    max_images: 1,
    disable_safety_checker: false,
    enable_safety_checker: true,
    sync_mode: false,
  }),
);
const MOTION = new Set(['duration', 'frames', 'fps']);
const PICTURE = new Set(['aspect', 'resolution', 'upscale']);
const INT32_MAX = 2_147_483_647;
const CHOICES_MAX = 100;
const TEXT_MAX = 4000;

/** Words from outside, for a form: one line, without control characters, cut to length. */
export function plainWords(words: string, max: number): string {
  const line = words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length <= max ? line : `${line.slice(0, max - 1)}…`;
}

const labelOf = (field: string, title: string | undefined): string => {
  const words = plainWords(title ?? field, 60).replaceAll('_', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1).toLowerCase()}`;
};
const groupOf = (name: string): DeclaredParameter['group'] => {
  if (MOTION.has(name)) return 'motion';
  return PICTURE.has(name) ? 'picture' : 'sampling';
};
const isPlain = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** With the default that the schema tells, where the control itself would take it. */
function withDefault(parameter: DeclaredParameter, told: unknown): DeclaredParameter {
  const value = ParameterValue.safeParse(told);
  if (!value.success) return parameter;
  const { issues } = checkParameters([parameter], { [parameter.name]: value.data });
  return issues.length === 0 ? { ...parameter, default: value.data } : parameter;
}

function readChoice(
  base: DeclaredParameter,
  field: string,
  { enum: words = [], default: told }: FieldSchema,
): ReadField {
  const plain = words.filter(isPlain);
  if (plain.length === 0) return { why: 'has no choices that a form can show' };
  if (plain.length > CHOICES_MAX) return { why: `has ${plain.length} choices; a form shows up to ${CHOICES_MAX}` };
  const choices = plain.map(word => ({ value: String(word), label: plainWords(String(word), 60) }));
  const parameter = withDefault({ ...base, type: 'choice', choices }, isPlain(told) ? String(told) : undefined);
  const { name } = parameter;
  if (plain.every(word => typeof word === 'string'))
    return { parameter, mapping: { as: 'same', from: name, to: field } };
  const values = Object.fromEntries(plain.map(word => [String(word), word]));
  return { parameter, mapping: { as: 'choice', from: name, to: field, values } };
}

function readNumber(base: DeclaredParameter, field: string, schema: FieldSchema): ReadField {
  const { minimum: min, maximum: max, default: told } = schema;
  if (field === 'seed') {
    const parameter: DeclaredParameter = { name: 'seed', type: 'seed', label: 'Seed', group: 'sampling' };
    const largest = max !== undefined && max >= 1 && Number.isInteger(max) ? Math.min(max, 2 ** 32 - 1) : INT32_MAX;
    return { parameter, mapping: { as: 'seed', from: 'seed', to: field, max: largest } };
  }
  if (min !== undefined && max !== undefined && min > max) return { why: 'has a range with nothing in it' };
  const type = schema.type === 'integer' ? 'integer' : 'number';
  const ends = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  const parameter = withDefault({ ...base, type, ...ends, ...(type === 'integer' && { step: 1 }) }, told);
  return { parameter, mapping: { as: 'same', from: parameter.name, to: field } };
}

function readText(base: DeclaredParameter, field: string, { maxLength, default: told }: FieldSchema): ReadField {
  const limit = maxLength !== undefined && maxLength >= 1 ? Math.min(Math.floor(maxLength), TEXT_MAX) : TEXT_MAX;
  const text: DeclaredParameter = { ...base, type: 'text', group: 'prompt', maxLength: limit };
  const parameter = told === '' ? text : withDefault(text, told);
  return { parameter, mapping: { as: 'same', from: parameter.name, to: field } };
}

/** Reads a field that holds neither a file nor a size. */
export function readField(field: string, schemas: readonly FieldSchema[], required: boolean): ReadField {
  const schema = schemas.find(side => side.enum !== undefined) ?? schemas[0];
  if (!schema) return { why: 'says nothing of what it takes' };
  const fixed = FIXED.get(field);
  if (fixed !== undefined && schema.type !== 'string') return { constant: fixed };
  const standard = STANDARD.get(field);
  const [name, label] = standard ?? [field, labelOf(field, schema.title)];
  const hint = plainWords(schema.description ?? '', 200);
  const base: DeclaredParameter = {
    name,
    type: 'text',
    label,
    group: groupOf(name),
    ...(hint !== '' && standard === undefined && { hint }),
    ...(required && { required }),
    ...(!required && standard === undefined && { advanced: true }),
  };
  if (schema.enum !== undefined) return readChoice(base, field, schema);
  switch (schema.type) {
    case 'string':
      return readText(base, field, schema);
    case 'integer':
    case 'number':
      return readNumber(base, field, schema);
    case 'boolean':
      return {
        parameter: withDefault({ ...base, type: 'flag' }, schema.default),
        mapping: { as: 'same', from: name, to: field },
      };
    default:
      return { why: schema.type === undefined ? 'says nothing of what it takes' : 'has parts that a form cannot show' };
  }
}
