import { z } from 'zod';

/** What the queue says when it has taken a request (queue.fal.run). */
export const Queued = z.object({
  request_id: z.string().min(1).max(200),
  response_url: z.string(),
  status_url: z.string(),
  cancel_url: z.string(),
});

/** How a request stands; states that are not known here yet are read as running. */
export const Status = z.object({
  status: z.string(),
  queue_position: z.int().nullish(),
  logs: z.array(z.object({ message: z.string() })).nullish(),
  metrics: z.object({ inference_time: z.number().nullish() }).nullish(),
});
export type Status = z.infer<typeof Status>;

/** Where bytes may be put, and where they will lie. */
export const Upload = z.object({ upload_url: z.string(), file_url: z.string() });

const Operation = z.object({
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.object({ $ref: z.string() }) }) }) })
    .optional(),
});
/** An endpoint's own OpenAPI description. */
export const Description = z.object({
  info: z.object({ title: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), z.object({ post: Operation.optional() })),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
export type Description = z.infer<typeof Description>;
