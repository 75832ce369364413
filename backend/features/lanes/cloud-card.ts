import { z } from 'zod';
import { CloudUse, Licence, Source } from '../../contract/cloud-models.ts';
import { ModelCard } from '../../contract/models.ts';
import { PriceRule } from '../../contract/prices.ts';
import { Lane } from '../../contract/workers.ts';

const name = z.string().min(1).max(60);
/** A field of the provider's input. */
const field = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/);
const plain = z.union([z.string(), z.number(), z.boolean()]);
const side = z.int().min(1).max(16_384);

/** How one declared parameter becomes a field of the provider's input. */
export const Mapping = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('same'), from: name, to: field }),
  /** value × times + plus, such as 1 − strength; kept to six decimals, or to a whole number. */
  z.strictObject({
    as: z.literal('scaled'),
    from: name,
    to: field,
    times: z.number(),
    plus: z.number(),
    whole: z.boolean().optional(),
  }),
  /** A choice or a flag by what it means there: words, or the number that a choice spells; null where it means to say nothing. */
  z.strictObject({ as: z.literal('choice'), from: name, to: field, values: z.record(z.string(), plain.nullable()) }),
  /** A size in two fields. */
  z.strictObject({ as: z.literal('sides'), from: name, width: field, height: field }),
  /** A size in one field: {width, height}. */
  z.strictObject({ as: z.literal('size'), from: name, to: field }),
  /** A size in words: 1024x1024. */
  z.strictObject({ as: z.literal('size-text'), from: name, to: field, between: z.string().min(1).max(3) }),
  /** A size by its name or aspect ratio there; the nearest shape is taken. */
  z.strictObject({
    as: z.literal('size-name'),
    from: name,
    to: field,
    names: z.array(z.strictObject({ width: side, height: side, value: z.string().max(40) })).min(1),
  }),
  /** A picture by its address; several may go into one list, in the order of the mapping. */
  z.strictObject({ as: z.literal('media'), from: name, to: field, list: z.boolean().optional() }),
  /** The task's seed, brought under the provider's largest. */
  z.strictObject({ as: z.literal('seed'), from: name, to: field, max: z.int().min(1) }),
]);
export type Mapping = z.infer<typeof Mapping>;

const { runtime: _runtime, file: _file, version: _version, ...asked } = ModelCard.shape;

/** A model of a cloud as data: what is asked for, how the provider wants to hear it, what it costs, and where each of that was read. */
export const CloudCard = z.strictObject({
  ...asked,
  lane: Lane,
  use: CloudUse,
  /** owner/name at Replicate, the endpoint at FAL. */
  providerId: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9._-]+){1,5}$/)
    .max(200),
  /** The version that is run, where the provider wants one named; null takes its current one. */
  providerVersion: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  mapping: z.array(Mapping).max(100),
  /** Sent as they are with every run. */
  constants: z.record(field, z.union([plain, z.array(plain)])),
  /** The field of the provider's answer that holds the result; null where the answer is the result. */
  output: field.nullable(),
  /** Null while nobody has said what it costs: then it may not spend. */
  price: PriceRule.nullable(),
  licence: Licence.nullable(),
  /** What the provider does about content, in a sentence. */
  content: z.string().max(300).nullable(),
  sources: z.array(Source).max(20),
});
export type CloudCard = z.infer<typeof CloudCard>;

/** What the rest of the studio sees of a cloud's model: a card like any other. */
export function toModelCard(card: CloudCard): ModelCard {
  const { id, name, family, kind, about, label, parameters, lane, providerVersion } = card;
  const version = providerVersion?.slice(0, 12) ?? 'current';
  return { id, name, family, kind, runtime: lane, version, about, ...(label && { label }), parameters };
}
