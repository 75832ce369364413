import { z } from 'zod';
import { Parameters } from '../contract/parameters.ts';

/** What a file says of how it was made, so that it can be made again from the file alone. */
export const EmbeddedRecipe = z.object({
  version: z.literal(1),
  model: z.object({ id: z.string(), name: z.string() }),
  parameters: Parameters,
  /** The kind of runtime, such as `previz` or `comfyui`. */
  runtime: z.string(),
  /** The name of the worker that made it. */
  worker: z.string(),
  createdAt: z.iso.datetime(),
});
export type EmbeddedRecipe = z.infer<typeof EmbeddedRecipe>;
