import { z } from 'zod';

const Words = z.string().nullish();

/** What any route may answer instead. */
export const Failure = z.object({ error: Words, error_id: Words });

/** `GetNewSession`. */
export const Session = z.object({ session_id: z.string(), version: Words });

/** One of `ListModels`, as far as it is read. */
export const SwarmModel = z.object({
  name: z.string(),
  title: Words,
  architecture: Words,
  class: Words,
  compat_class: Words,
  standard_width: z.int().nullish(),
  standard_height: z.int().nullish(),
  is_supported_model_format: z.boolean().nullish(),
});
export type SwarmModel = z.infer<typeof SwarmModel>;
export const Models = z.object({ files: z.array(SwarmModel) });

/** `ListLoadedModels`. */
export const Loaded = z.object({ models: z.array(z.object({ name: z.string() })) });

/** `ListT2IParams`: the ids of what a generation may be told, and the values of those that are a choice. */
export const Params = z.object({ list: z.array(z.object({ id: z.string(), values: z.array(z.string()).nullish() })) });

/** `GetServerResourceInfo`; memory in bytes. Only some accounts may ask. */
export const Resources = z.object({
  gpus: z.record(z.string(), z.object({ name: z.string(), total_memory: z.number() })).nullish(),
});

/** One message of `GenerateText2ImageWS`: one of these, or several. */
export const Message = z.object({
  status: z.object({ waiting_gens: z.number(), loading_models: z.number(), live_gens: z.number() }).nullish(),
  gen_progress: z
    .object({ overall_percent: z.number().nullish(), current_percent: z.number().nullish(), preview: Words })
    .nullish(),
  image: z
    .union([z.string(), z.object({ image: z.string(), batch_index: z.union([z.string(), z.number()]).nullish() })])
    .nullish(),
  discard_indices: z.array(z.number()).nullish(),
  ...Failure.shape,
});
export type Message = z.infer<typeof Message>;
