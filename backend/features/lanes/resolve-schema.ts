import { z } from 'zod';

/** A schema of one field, as much of JSON Schema as clouds use to describe an input; what else it says is passed over. */
export const FieldSchema = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  'x-order': z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  $ref: z.string().optional(),
  allOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});
export type FieldSchema = z.infer<typeof FieldSchema>;

/** The parts that a schema refers to, by name. */
export type Named = Readonly<Record<string, unknown>>;

/** Deeper than any real schema goes; one that turns in circles ends here. A union costs more, since its sides multiply. */
const DEPTH_MAX = 8;
const UNION_DEPTH = 4;
const SIDES_MAX = 20;
const PREFIX = '#/components/schemas/';

const told = (schema: FieldSchema): Partial<FieldSchema> =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));

/** Follows references and single-sided unions, and lays what stands beside them over what they lead to; null for what is no schema, or leads nowhere. */
export function resolveSchema(given: unknown, named: Named, depth = 0): readonly FieldSchema[] | null {
  const read = FieldSchema.safeParse(given);
  if (!read.success || depth > DEPTH_MAX) return null;
  const { $ref, allOf, anyOf, oneOf, ...own } = read.data;
  const sides = anyOf ?? oneOf;
  const over = (under: readonly FieldSchema[] | null): readonly FieldSchema[] | null =>
    under?.map(schema => ({ ...schema, ...told(own) })) ?? null;
  if ($ref !== undefined) {
    const name = $ref.startsWith(PREFIX) ? $ref.slice(PREFIX.length) : '';
    return Object.hasOwn(named, name) ? over(resolveSchema(named[name], named, depth + 1)) : null;
  }
  if (allOf !== undefined) return allOf.length === 1 ? over(resolveSchema(allOf[0], named, depth + 1)) : null;
  if (sides === undefined) return [own];
  const resolved = sides.slice(0, SIDES_MAX).map(side => resolveSchema(side, named, depth + UNION_DEPTH));
  const known = resolved.flatMap(side => side ?? []).filter(side => side.type !== 'null');
  return known.length === 0 ? null : over(known);
}
