import fc from 'fast-check';

/** As much of an OpenAPI description as is needed to knock at its doors. */
type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
};
type Operation = {
  operationId?: string;
  parameters?: readonly { name: string; in: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
};
/** An OpenAPI description. */
export type Description = {
  readonly paths?: Record<string, Record<string, Operation>>;
  readonly components?: { readonly schemas?: Record<string, Schema> };
};

/** One knock at one door; `door` is its operationId. */
export type AnyRequest = {
  readonly door: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload: string | Buffer | undefined;
};

/** What no door expects, and every door must take calmly. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    0,
    -1,
    7,
    0.5,
    -0,
    1e9,
    2 ** 53,
    1e308,
    [],
    {},
    [[]],
    'NaN',
    '../../studio.db',
    'a\u0000b',
    '\ud800',
    '🌊👩‍👩‍👧',
    'سفينة\u202e',
    "'; DROP TABLE task; --",
    'x'.repeat(100_000),
    { toString: 1, constructor: {} },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
);

/** Names of things that are there, by the field that may hold them; `id` holds any of them. */
export type Known = Readonly<Record<'id' | 'sha256', readonly string[]> & Record<string, readonly string[]>>;

/** Draws values that fit a schema, with names of things that are there among them, and now and then one part that does not fit. */
function fitting(root: Description, known: Known) {
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? resolve(root.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;

  const whole = ({ minimum = -10, maximum = 1_000 }: Schema, name: string) => {
    // A wait that fits is a wait: short ones say the same as long ones.
    const most = /wait/i.test(name) ? 5 : maximum;
    return fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.max(minimum, Math.min(most, 2 ** 31 - 1)) });
  };
  const text = ({ format, pattern }: Schema, name: string): fc.Arbitrary<unknown> => {
    const free = fc.string({ unit: 'grapheme', maxLength: 30 });
    const often = (there: readonly string[], other: fc.Arbitrary<unknown>) =>
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...there) }, other);
    if (format === 'date-time') return fc.constant('2026-01-02T03:04:05.678Z');
    if (pattern?.includes('{64}')) return often(known.sha256, fc.constant('0'.repeat(64)));
    if (format === 'uuid') return often(known[name] ?? known.id, fc.uuid({ version: 7 }));
    return known[name] ? often(known[name], free) : free;
  };
  const plain = (schema: Schema, depth: number, name: string): fc.Arbitrary<unknown> => {
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map(choice => any(choice, depth + 1, name)));
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.const !== undefined) return fc.constant(schema.const);
    switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
      case 'integer':
        return whole(schema, name);
      case 'number':
        return fc.oneof(whole(schema, name), fc.double({ noNaN: true }));
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return fc.array(any(schema.items ?? {}, depth + 1, name), {
          minLength: Math.min(schema.minItems ?? 0, 2),
          maxLength: 3,
        });
      case 'object':
        return object(schema, depth);
      default:
        return schema.type === 'string' ? text(schema, name) : junk;
    }
  };
  const object = (
    { properties = {}, required = [], additionalProperties }: Schema,
    depth: number,
  ): fc.Arbitrary<unknown> => {
    const fields = Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, any(schema, depth + 1, name)]),
    );
    const named = fc.record(fields, { requiredKeys: required.filter(name => name in fields) });
    if (typeof additionalProperties !== 'object') return named;
    const names = fc.constantFrom('seed', 'count', 'size', 'reference', 'steps', 'toString', '');
    const more = fc.dictionary(names, any(additionalProperties, depth + 1, ''), { maxKeys: 2 });
    const open = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, more);
    const prompt = fc.record({ prompt: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('a lamp')) });
    return fc.tuple(named, prompt, open).map(parts => Object.assign({}, ...parts) as unknown);
  };
  /** The deeper it is, the seldomer it is spoilt: else no large body would ever fit. */
  const any = (schema: Schema, depth: number, name: string): fc.Arbitrary<unknown> =>
    depth > 6
      ? junk
      : fc.oneof({ weight: 40, arbitrary: plain(resolve(schema), depth, name) }, { weight: 1, arbitrary: junk });
  return any;
}

const asText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.toWellFormed().slice(0, 400));
};

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'image/png',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  ';;;',
  '',
);

/** Requests at every door of a description: most of them fit, and some part of many does not. */
export function anyRequest(root: Description, known: Known): fc.Arbitrary<AnyRequest> {
  const any = fitting(root, known);
  const doors = Object.entries(root.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const knocks = doors.map(({ path, method, operation }) => {
    const { parameters = [], requestBody, operationId = '' } = operation;
    const of = (place: string) =>
      fc.record(
        Object.fromEntries(
          parameters
            .filter(({ in: where }) => where === place)
            .map(({ name, schema = {} }) => [name, any(schema, 1, name)]),
        ),
        place === 'path' ? {} : { requiredKeys: [] },
      );
    const body = requestBody?.content?.['application/json']?.schema;
    const json: fc.Arbitrary<string | undefined> = body
      ? any(body, 0, '').map(value => JSON.stringify(value) ?? '')
      : fc.constant(undefined);
    const payload: fc.Arbitrary<string | Buffer | undefined> = fc.oneof(
      { weight: 12, arbitrary: json },
      { weight: 1, arbitrary: json.map(text => text?.slice(0, -1)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)) },
    );
    const type = fc.oneof(
      { weight: 12, arbitrary: fc.constant(body ? 'application/json' : 'image/png') },
      { weight: 1, arbitrary: contentType },
    );
    const arbitrary = fc
      .record({ path: of('path'), query: of('query'), headers: of('header'), payload, type })
      .map(({ path: names, query, headers, payload, type }): AnyRequest => {
        const pathname = path.replace(/\{(\w+)\}/g, (_, name: string) => asText(names[name]));
        const search = Object.entries(query).map(([name, value]) => `${name}=${asText(value)}`);
        const own = Object.entries(headers).map(([name, value]) => [name, asText(value)]);
        return {
          door: operationId,
          method: method.toUpperCase(),
          url: search.length > 0 ? `${pathname}?${search.join('&')}` : pathname,
          headers: {
            ...Object.fromEntries(own),
            ...(payload !== undefined && type !== '' && { 'content-type': type }),
          },
          payload,
        };
      });
    // There is more to get wrong where there is more to say.
    return { weight: body ? 3 : 1, arbitrary };
  });
  return fc.oneof(...knocks);
}
