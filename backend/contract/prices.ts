import { z } from 'zod';
import { Size } from './parameters.ts';

/**
 * What one unit costs in micro-dollars (1,000,000 are a US dollar), or what so many of them (`each`) cost; with `upTo`, what all of them cost
 * together while there are no more. It counts where `when` fits: parameters by name, their values as text.
 */
const Rate = z
  .strictObject({
    when: z.record(z.string(), z.string()).optional(),
    upTo: z.number().positive().optional(),
    micros: z.int().min(0).max(1_000_000_000),
    each: z.int().min(1).max(1_000_000).optional(),
  })
  .meta({ id: 'Rate' });
export type Rate = z.infer<typeof Rate>;

/** How long a clip is: a parameter in seconds, frames at a rate, or always the same. */
const Length = z.union([
  z.strictObject({ parameter: z.string() }),
  z.strictObject({ frames: z.string(), fps: z.union([z.string(), z.number().positive()]) }),
  z.strictObject({ seconds: z.number().positive() }),
]);
export type Length = z.infer<typeof Length>;

/** How large a picture is: a size parameter, an input's own size (enlarged by a factor, each side), or by other parameters. */
const Area = z.union([
  z.strictObject({ size: z.string() }),
  z.strictObject({ media: z.string(), times: z.union([z.string(), z.number().positive()]).optional() }),
  z.strictObject({
    table: z.array(z.strictObject({ when: z.record(z.string(), z.string()), ...Size.shape })).min(1),
  }),
]);
export type Area = z.infer<typeof Area>;

const shared = {
  /** The first that fits counts. */
  rates: z.array(Rate).min(1).max(100),
  /** What a run usually comes to, and the most that it can come to, in units: where a run's own units cannot be told before. */
  usual: z.number().positive().optional(),
  most: z.number().positive().optional(),
};
const round = z.enum(['up', 'exact']);

/** One line of a bill: so many units at a rate. A run makes one output. */
const PriceTerm = z
  .discriminatedUnion('per', [
    z.strictObject({ per: z.literal('output'), ...shared }),
    z.strictObject({
      per: z.literal('megapixel'),
      of: Area,
      /** Of a clip every frame counts. */
      frames: z.union([z.string(), z.int().positive()]).optional(),
      /** What the provider counts as a megapixel, in pixels. */
      pixels: z.union([z.literal(1_000_000), z.literal(1_048_576)]),
      round,
      ...shared,
    }),
    z.strictObject({ per: z.literal('second'), of: Length, round, ...shared }),
    /** A second of the provider's machine. The lane ends a run after `most` of them. */
    z.strictObject({ per: z.literal('run-second'), ...shared }),
  ])
  .meta({ id: 'PriceTerm' });
export type PriceTerm = z.infer<typeof PriceTerm>;

/** What a run costs: the sum of its terms. */
export const PriceRule = z.strictObject({ terms: z.array(PriceTerm).min(1).max(6) }).meta({ id: 'PriceRule' });
export type PriceRule = z.infer<typeof PriceRule>;
