import type { DeclaredParameter } from '../../contract/parameters.ts';
import { Refusal } from '../../contract/problem.ts';
import type { CloudCard, Mapping } from './cloud-card.ts';
import { plainWords, type ReadField, readField } from './read-field.ts';
import { FieldSchema, type Named, resolveSchema } from './resolve-schema.ts';

/** What a cloud's own description of a model comes to: controls, how they are told, what is always sent, and which fields cannot be set and why. */
export type ReadSchema = Pick<CloudCard, 'parameters' | 'mapping' | 'constants'> & {
  readonly left: readonly { readonly name: string; readonly why: string }[];
};

const FIELDS_MAX = 100;
const SCHEMA_MAX = 512 * 1024;
/** Pictures that may go into one list. */
const LIST_NAMES = ['', '_2', '_3', '_4'] as const;
const FIELD = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
/** `constructor` and its like are found on every object. */
const isField = (name: string): boolean => FIELD.test(name) && !(name in {});
const PICTURE = /(^|_)(image|img|picture|photo|mask|frame)(_|\d|s?$|$)/i;
const MOVING = /(^|_)(video|clip|audio|sound|voice|music|zip|weights|lora|tar)(_|\d|s?$|$)/i;

const refuse = (message: string): never => {
  throw new Refusal({ code: 'invalid_request', message, issues: [{ path: 'model', message }] });
};

/** The two fields that are one control in the studio. */
function readSides(properties: Readonly<Record<string, unknown>>, named: Named): ReadField | null {
  const sides = ['width', 'height'].map(name =>
    properties[name] === undefined ? null : resolveSchema(properties[name], named)?.[0],
  );
  const [wide, high] = sides;
  if (wide?.type !== 'integer' || high?.type !== 'integer') return null;
  const min = Math.max(wide.minimum ?? 64, high.minimum ?? 64);
  const max = Math.min(wide.maximum ?? 4096, high.maximum ?? 4096);
  const { default: width } = wide;
  const { default: height } = high;
  const fits = (side: unknown): side is number => typeof side === 'number' && side >= min && side <= max;
  const usual =
    fits(width) && fits(height) ? { default: { width, height }, sizes: [{ width, height, label: 'Usual' }] } : {};
  if (min > max) return null;
  const size: DeclaredParameter = {
    name: 'size',
    type: 'size',
    label: 'Size',
    group: 'picture',
    min,
    max,
    unit: 'px',
    ...usual,
  };
  return { parameter: size, mapping: { as: 'sides', from: 'size', width: 'width', height: 'height' } };
}

type Picture = { readonly list: boolean; readonly field: string; readonly required: boolean };

/** What a picture is called here: by its field's name, and by what the model is for. */
function nameOf({ field }: Picture, use: CloudCard['use'], taken: ReadonlySet<string>): string {
  if (/mask/i.test(field)) return 'mask';
  if (/(^|_)(end|last|tail)/i.test(field)) return 'end_frame';
  const first = use === 'image-to-video' ? 'start_frame' : 'reference';
  return taken.has(first) ? field : first;
}
const LABELS: Readonly<Record<string, string>> = {
  mask: 'Mask',
  end_frame: 'Last frame',
  start_frame: 'First frame',
  reference: 'Picture',
};

function readPicture(picture: Picture, use: CloudCard['use'], taken: ReadonlySet<string>) {
  const { field, list, required } = picture;
  const first = nameOf(picture, use, taken);
  const names = list ? LIST_NAMES.map(tail => `${first}${tail}`) : [first];
  return names.map((name, index) => {
    const label = LABELS[first] ?? plainWords(field.replaceAll('_', ' '), 60);
    const parameter: DeclaredParameter = {
      name,
      type: 'image',
      label: index === 0 ? label : `${label} ${index + 1}`,
      group: 'reference',
      ...(required && index === 0 && { required }),
    };
    const mapping: Mapping = { as: 'media', from: name, to: field, ...(list && { list }) };
    return { parameter, mapping };
  });
}

/** Whether a field takes a picture by its address, alone or in a list; `moving` for clips, sounds and other files. */
function fileOf(field: string, schemas: readonly FieldSchema[]): 'picture' | 'list' | 'moving' | null {
  const [schema] = schemas;
  const list = schema?.type === 'array';
  const inner = list ? FieldSchema.safeParse(schema.items).data : schema;
  const address = inner?.format === 'uri' || /_ur[il]s?$/i.test(field);
  if (inner?.type !== 'string' || !(address || (list && PICTURE.test(field)))) return null;
  if (MOVING.test(field) || !PICTURE.test(field)) return 'moving';
  return list ? 'list' : 'picture';
}

const orderOf = (schema: unknown): number => FieldSchema.safeParse(schema).data?.['x-order'] ?? FIELDS_MAX;

/**
 * Turns a cloud's JSON Schema of a model's input into controls and their mapping. Nothing of it is trusted: what is too large, names that are no names,
 * references that lead nowhere and defaults out of range are left out with a word. Raises `invalid_request` for what is no description of an input,
 * and where the model cannot do without a field that cannot be set.
 */
export function readSchema(input: unknown, named: Named, use: CloudCard['use']): ReadSchema {
  if (JSON.stringify(input ?? null).length > SCHEMA_MAX) return refuse('Its description is too large to be read.');
  const properties = resolveSchema(input, named)?.[0]?.properties;
  if (!properties) return refuse('The cloud does not say what this model takes.');
  const fields = Object.entries(properties).toSorted(([, a], [, b]) => orderOf(a) - orderOf(b));
  if (fields.length > FIELDS_MAX) return refuse(`It has ${fields.length} fields; up to ${FIELDS_MAX} can be shown.`);
  const asked = input !== null && typeof input === 'object' && 'required' in input ? input.required : [];
  const needed = new Set(Array.isArray(asked) ? asked : []);
  const parameters: DeclaredParameter[] = [];
  const mapping: Mapping[] = [];
  const constants: CloudCard['constants'] = {};
  const left: { name: string; why: string }[] = [];
  const taken = new Set<string>();
  const add = (read: ReadField, field: string) => {
    if ('constant' in read) constants[field] = read.constant;
    else if ('why' in read) left.push({ name: plainWords(field, 60), why: read.why });
    else if (taken.has(read.parameter.name))
      left.push({ name: field, why: `means the same as ${read.parameter.label}` });
    else {
      taken.add(read.parameter.name);
      parameters.push(read.parameter);
      mapping.push(read.mapping);
    }
  };
  const sides = readSides(properties, named);
  for (const [field, schema] of fields) {
    const required = needed.has(field);
    const schemas = resolveSchema(schema, named);
    if (!isField(field)) add({ why: 'has a name that cannot be used' }, field);
    else if (!schemas) add({ why: 'refers to what is not there' }, field);
    else if (sides && (field === 'width' || field === 'height')) {
      if (!taken.has('size')) add(sides, field);
    } else {
      const file = fileOf(field, schemas);
      if (file === 'moving')
        add({ why: 'takes a clip, a sound or another file, which the studio does not send' }, field);
      else if (file === null) add(readField(field, schemas, required), field);
      else for (const read of readPicture({ field, required, list: file === 'list' }, use, taken)) add(read, field);
    }
  }
  const unmet = left.find(({ name }) => needed.has(name));
  if (unmet) return refuse(`It cannot be used here: it needs “${unmet.name}”, which ${unmet.why}.`);
  return { parameters, mapping, constants, left };
}
