import { z } from 'zod';

const Words = z.string().nullish();

/** One of `GET /sdapi/v1/sd-models`; the hash is there once the program has computed it. */
export const SdModel = z.object({ title: z.string(), model_name: z.string(), sha256: Words, filename: Words });
export type SdModel = z.infer<typeof SdModel>;

/** One of `GET /sdapi/v1/samplers`. */
export const Sampler = z.object({ name: z.string() });
/** One of `GET /sdapi/v1/schedulers`. */
export const Scheduler = z.object({ name: z.string() });

/** `GET /sdapi/v1/options`, as far as it is read. */
export const Options = z.looseObject({ sd_model_checkpoint: Words });

/** `GET /sdapi/v1/memory`: bytes; without a GPU `cuda` holds an error. */
export const Memory = z.object({
  cuda: z.object({ system: z.object({ total: z.number() }).optional() }).optional(),
});

/** `POST /sdapi/v1/txt2img` and `img2img`: `info` is JSON inside a string. */
export const Made = z.object({ images: z.array(z.string()).nullish(), info: z.string().nullish() });

/** What the `info` string of a result holds, as far as it is read. */
export const Info = z.object({ seed: z.int().optional(), version: z.string().optional() });

/** `POST /internal/progress` of one task. */
export const TaskProgress = z.object({
  active: z.boolean(),
  queued: z.boolean(),
  completed: z.boolean(),
  progress: z.number().nullish(),
  live_preview: z.string().nullish(),
  id_live_preview: z.number().nullish(),
  textinfo: Words,
});

/** `GET /sdapi/v1/progress`: of whatever runs, whoever asked for it. */
export const GlobalProgress = z.object({
  progress: z.number(),
  state: z.object({
    job_count: z.number().nullish(),
    job_timestamp: z.string().nullish(),
    sampling_step: z.number().nullish(),
    sampling_steps: z.number().nullish(),
  }),
  current_image: z.string().nullish(),
});

/** `GET /sdapi/v1/status`, which SD.Next alone has. */
export const Status = z.object({ status: z.string(), queued: z.number().nullish() });

/** The error bodies: `errors` or `detail` say why, and `detail` may be a list of places. */
export const Failure = z.object({
  error: Words,
  errors: Words,
  detail: z
    .union([z.string(), z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() }))])
    .nullish(),
});
