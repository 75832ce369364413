import { z } from 'zod';

/** `GET /system_stats`: versions and devices; lengths in bytes. */
export const SystemStats = z.object({
  system: z.object({ comfyui_version: z.string().optional(), pytorch_version: z.string().optional() }),
  devices: z.array(z.object({ name: z.string(), type: z.string(), vram_total: z.number() })).default([]),
});
export type SystemStats = z.infer<typeof SystemStats>;

/** `GET /object_info`: every node class with the description of its inputs. */
export const ObjectInfo = z.record(
  z.string(),
  z.object({
    input: z
      .object({
        required: z.record(z.string(), z.unknown()).optional(),
        optional: z.record(z.string(), z.unknown()).optional(),
      })
      .optional(),
  }),
);
export type ObjectInfo = z.infer<typeof ObjectInfo>;

/** `GET /experiment/models/{folder}`: a folder's files with their lengths. */
export const ModelFiles = z.array(z.object({ name: z.string(), size: z.number().optional() }));

/** One file that a node saved; `type` is the folder: output, temp or input. */
export const SavedFile = z.object({
  filename: z.string(),
  subfolder: z.string().default(''),
  type: z.string().default('output'),
});
export type SavedFile = z.infer<typeof SavedFile>;

/** What the nodes of a run gave, by node, then by kind: `images`, `gifs`, `videos`, and things that are no files. */
export const Outputs = z.record(z.string(), z.record(z.string(), z.unknown()).nullable());
export type Outputs = z.infer<typeof Outputs>;

/** Why a run broke off, as ComfyUI tells it. */
export const ExecutionError = z.object({
  node_id: z.coerce.string().optional(),
  node_type: z.string().optional(),
  exception_type: z.string().optional(),
  exception_message: z.string().optional(),
});
export type ExecutionError = z.infer<typeof ExecutionError>;

/** `GET /history/{id}`: `{}` for an id that is queued, running, lost or was never there. */
export const History = z.record(
  z.string(),
  z.object({
    prompt: z.unknown().optional(),
    outputs: Outputs.default({}),
    status: z
      .object({
        status_str: z.string().optional(),
        messages: z.array(z.tuple([z.string(), z.unknown()]).rest(z.unknown())).default([]),
      })
      .nullish(),
  }),
);
export type HistoryEntry = z.infer<typeof History>[string];

/** One entry of the queue: number, id, graph and more. */
const QueueEntry = z.tuple([z.number(), z.string(), z.unknown()]).rest(z.unknown());

/** `GET /queue`; what is pending comes as a heap, in no order. */
export const Queue = z.object({ queue_running: z.array(QueueEntry), queue_pending: z.array(QueueEntry) });
export type Queue = z.infer<typeof Queue>;

/** `GET /api/jobs/{id}`, of versions that have it. */
export const Job = z.object({
  id: z.string(),
  status: z.enum(['pending', 'in_progress', 'completed', 'failed', 'cancelled']),
  outputs: Outputs.optional(),
  execution_error: ExecutionError.nullish(),
});

/** The answer to a graph that was taken. */
export const Submitted = z.object({ prompt_id: z.string() });

const NodeError = z.object({
  class_type: z.string().optional(),
  errors: z.array(
    z.object({
      type: z.string(),
      message: z.string(),
      details: z.string().default(''),
      extra_info: z
        .object({ input_name: z.string().optional(), received_value: z.unknown().optional() })
        .partial()
        .nullish(),
    }),
  ),
});

/** The answer to a graph that was not taken: what is wrong with the whole, and with each node. */
export const PromptRefused = z.object({
  error: z.object({
    type: z.string(),
    message: z.string(),
    details: z.string().default(''),
    extra_info: z.object({ node_id: z.coerce.string() }).partial().nullish(),
  }),
  // Python writes an empty dictionary as a list here in some versions.
  node_errors: z.union([z.record(z.string(), NodeError), z.array(z.unknown()).transform(() => ({}))]).default({}),
});
export type PromptRefused = {
  error: z.infer<typeof PromptRefused>['error'];
  node_errors: Record<string, z.infer<typeof NodeError>>;
};

/** The answer to an uploaded picture: its name there, which may have become `name (1).png`. */
export const Uploaded = z.object({ name: z.string(), subfolder: z.string().default('') });
