import { z } from 'zod';

const Named = z.object({ name: z.string(), path: z.string().nullish() });
const Features = z.record(z.string(), z.boolean()).nullish();

/** `GET /sdcpp/v1/capabilities`, as far as it is read: the one model that the server was started with, and what it can do. */
export const Capabilities = z.object({
  model: z.object({ name: z.string().nullish(), stem: z.string().nullish(), path: z.string().nullish() }),
  supported_modes: z.array(z.string()),
  features_by_mode: z.record(z.string(), Features).nullish(),
  output_formats_by_mode: z.record(z.string(), z.array(z.string())).nullish(),
  samplers: z.array(z.string()),
  schedulers: z.array(z.string()),
  loras: z.array(Named).nullish(),
  limits: z
    .object({
      min_width: z.int(),
      max_width: z.int(),
      min_height: z.int(),
      max_height: z.int(),
    })
    .partial()
    .nullish(),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** The answer to a submit: the job that was made of it. */
export const Submitted = z.object({ id: z.string() });

/** `GET /sdcpp/v1/jobs/{id}`. */
export const Job = z.object({
  status: z.enum(['queued', 'generating', 'completed', 'failed', 'cancelled']),
  queue_position: z.number().nullish(),
  started: z.number().nullish(),
  result: z
    .object({
      images: z.array(z.object({ b64_json: z.string() })).nullish(),
      b64_json: z.string().nullish(),
      mime_type: z.string().nullish(),
      frame_count: z.int().nullish(),
      fps: z.number().nullish(),
    })
    .nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});
export type Job = z.infer<typeof Job>;

/** An error body: a word for programs and one for people, by themselves or under `error`. */
export const Failure = z.object({
  message: z.string().nullish(),
  error: z.union([z.string(), z.object({ message: z.string().nullish() })]).nullish(),
});
