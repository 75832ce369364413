import { z } from 'zod';

const Text = z.string().max(10_000).nullish();
const Numeric = z.number().nullish();
const Flag = z.boolean().nullish();

/** What may be said at the top or in `metadata`; the top counts. */
const either = {
  reference_image_url: Text,
  seed: z.int().nullish(),
  num_images: z.int().nullish(),
  steps: z.int().nullish(),
  guidance_scale: Numeric,
  negative_prompt: Text,
};

/** What `queue-job` is sent. Whatever else stands there is told to do nothing. */
const JobBody = z.looseObject({
  prompt: Text,
  original_prompt: Text,
  enhanced_prompt: Text,
  job_type: Text,
  quality: Text,
  format: Text,
  model_type: Text,
  reference_strength: z.number().min(0).max(1).nullish(),
  denoise_strength: z.number().min(0).max(1).nullish(),
  compel_enabled: Flag,
  compel_weights: z.union([z.string().max(300), z.array(z.unknown())]).nullish(),
  ...either,
  metadata: z
    .looseObject({
      ...either,
      start_reference_url: Text,
      end_reference_url: Text,
      reference_mode: Text,
      exact_copy_mode: Flag,
      originalEnhancedPrompt: Text,
      user_requested_enhancement: Flag,
      enhancement_model: Text,
      skip_enhancement: Flag,
      contentType: Text,
      aspect_ratio: Text,
    })
    .nullish(),
});
export type JobBody = z.infer<typeof JobBody>;

/** Reads the body of `queue-job`; in words what is wrong with it where it is none. */
export function readJob(body: unknown): JobBody | string {
  const parsed = JobBody.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `Invalid body: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'does not fit'}`;
}
