import { z } from 'zod';

/** A prediction, as much of it as is needed (Replicate's OpenAPI document, 1.0.0-a1, `schemas_prediction_response`). */
export const Prediction = z.object({
  id: z.string().min(1).max(200),
  model: z.string(),
  input: z.unknown(),
  output: z.unknown(),
  data_removed: z.boolean().optional(),
  error: z.unknown(),
  logs: z.string().nullish(),
  status: z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted']),
  metrics: z.object({ predict_time: z.number().nullish() }).nullish(),
  created_at: z.string(),
});
export type Prediction = z.infer<typeof Prediction>;

/** A page of the list of runs, with the address of the next one. */
export const Page = z.object({ next: z.string().nullish(), results: z.array(Prediction) });

/** Whose key it is. */
export const Account = z.object({ username: z.string() });

/** A model with its latest version and the schema of that version's input. */
export const Model = z.object({
  name: z.string(),
  description: z.string().nullish(),
  /** These run as they are now; no version of them may be named. */
  is_official: z.boolean().nullish(),
  latest_version: z
    .object({
      id: z.string(),
      openapi_schema: z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) }).nullish(),
    })
    .nullish(),
});

/** A file that was handed in, with where it lies. */
export const File = z.object({ urls: z.object({ get: z.string() }) });

/** What webhooks are signed with. */
export const Secret = z.object({ key: z.string() });
