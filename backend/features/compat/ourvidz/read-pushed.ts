import { z } from 'zod';
import type { Parameters } from '../../../contract/parameters.ts';
import { findModel, jobOf, type QueueName } from './jobs.ts';
import type { PlannedJob } from './plan-job.ts';

const Text = z.string().max(10_000).nullish();
const Message = z.looseObject({
  id: z.string().min(1).max(80).nullish(),
  job_id: z.string().min(1).max(80).nullish(),
  type: z.string().max(80),
  prompt: Text,
  user_id: Text,
  config: z
    .looseObject({
      num_images: z.int().nullish(),
      num_inference_steps: z.int().nullish(),
      guidance_scale: z.number().nullish(),
      denoise_strength: z.number().min(0).max(1).nullish(),
      seed: z.int().nullish(),
      image: Text,
      first_frame: Text,
      last_frame: Text,
    })
    .nullish(),
  metadata: z
    .looseObject({
      reference_image_url: Text,
      start_reference_url: Text,
      end_reference_url: Text,
      exact_copy_mode: z.boolean().nullish(),
    })
    .nullish(),
  compel_enabled: z.boolean().nullish(),
  compel_weights: z.string().max(300).nullish(),
});
type Message = z.infer<typeof Message>;

/** A message that another program put into the queue, as what we ask for. */
export type PushedJob = Pick<PlannedJob, 'modelId' | 'parameters' | 'pictures'> & {
  /** What its sender calls it; the same again is the same. */
  readonly id: string | null;
  readonly userId: string | null;
};

/** A message, plain or as a list that holds its text; whatever else comes back as it is. */
function unwrap(value: unknown, depth = 0): unknown {
  if (depth > 2) return value;
  if (Array.isArray(value) && value.length === 1) return unwrap(value[0], depth + 1);
  if (typeof value !== 'string') return value;
  try {
    return unwrap(JSON.parse(value), depth + 1);
  } catch {
    return value;
  }
}

function parametersOf(message: Message, modelId: string, rewrite: boolean, modifies: boolean): Parameters {
  const job = jobOf(modelId);
  const { config, compel_enabled, compel_weights } = message;
  const count = Math.max(1, config?.num_images ?? 1);
  const prompt = message.prompt ?? '';
  const { seed, num_inference_steps: steps, guidance_scale: guidance, denoise_strength: strength } = config ?? {};
  if (job.queue === 'wan_queue') return { prompt, count: 1, ...(rewrite && { rewrite }) };
  const seeded = typeof seed === 'number' ? { seed } : {};
  if (job.exactCopy) return { count, ...seeded };
  const weights = modifies || !compel_enabled ? '' : (compel_weights ?? '');
  return {
    prompt,
    count,
    ...seeded,
    steps: steps ?? job.steps,
    guidance: guidance ?? job.guidance,
    ...(modifies && typeof strength === 'number' && { strength }),
    ...(weights !== '' && { weights }),
  };
}

/** Reads what was pushed onto a queue; in words what is wrong with it where it is no message of that queue. */
export function readPushed(queue: QueueName, body: unknown): PushedJob | string {
  const parsed = Message.safeParse(unwrap(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `value is not a queue message: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'does not fit'}`;
  }
  const message = parsed.data;
  const { config, metadata } = message;
  const found = findModel(message.type.replace(/^wan_video_/, 'video_'));
  if (!found || jobOf(found.modelId).queue !== queue) return `value has a type that ${queue} does not take`;
  const reference = metadata?.reference_image_url || config?.image || '';
  const start = metadata?.start_reference_url || config?.first_frame || '';
  const end = metadata?.end_reference_url || config?.last_frame || '';
  const still = queue === 'sdxl_queue';
  const copies = still && metadata?.exact_copy_mode === true && reference !== '';
  const modelId = copies ? 'ourvidz-sdxl-copy' : found.modelId;
  const films = jobOf(modelId).format === 'video';
  return {
    id: message.job_id ?? message.id ?? null,
    userId: message.user_id ?? null,
    modelId,
    parameters: parametersOf(message, modelId, found.rewrite, still && reference !== ''),
    pictures: {
      ...(reference !== '' && (still || films) && { reference }),
      ...(films && start !== '' && { start_frame: start }),
      ...(films && end !== '' && { end_frame: end }),
    },
  };
}
