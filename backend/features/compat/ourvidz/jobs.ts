import { z } from 'zod';

/** The queues that OurVidz workers poll, each by a program of its own. */
export const QueueName = z.enum(['sdxl_queue', 'wan_queue']);
export type QueueName = z.infer<typeof QueueName>;

/** How a model of ours is asked of an OurVidz worker. */
export type Job = {
  readonly queue: QueueName;
  /** What the worker is told to do, in its own code's words. */
  readonly type: string;
  /** The same, after its language model has rewritten the words. */
  readonly rewrittenType?: string;
  readonly quality: 'fast' | 'high';
  readonly format: 'image' | 'video';
  readonly steps: number;
  readonly guidance: number;
  readonly exactCopy: boolean;
  /** How long a popped message may take until it is given to another, in ms. */
  readonly leaseMs: number;
};

const MINUTE_MS = 60_000;
/** A worker that has just begun loads its model first; then a picture is a matter of seconds. */
const SDXL = { queue: 'sdxl_queue', format: 'image', exactCopy: false, leaseMs: 10 * MINUTE_MS } as const;
/** The worker gives a clip 500 s, once more without its references, and may rewrite the words first and has to hand it in. */
const WAN_VIDEO = { queue: 'wan_queue', format: 'video', exactCopy: false, leaseMs: 25 * MINUTE_MS } as const;
/** It gives a picture 180 s, in the same way. */
const WAN_IMAGE = { queue: 'wan_queue', format: 'image', exactCopy: false, leaseMs: 12 * MINUTE_MS } as const;
const FAST = { quality: 'fast' } as const;
const HIGH = { quality: 'high' } as const;
const WAN_FAST = { ...FAST, steps: 25, guidance: 6.5 } as const;
const WAN_HIGH = { ...HIGH, steps: 50, guidance: 7.5 } as const;

/** Every model that OurVidz workers run, by our id. */
const JOBS: Readonly<Record<string, Job>> = {
  'ourvidz-sdxl-fast': { ...SDXL, ...FAST, type: 'sdxl_image_fast', steps: 15, guidance: 6 },
  'ourvidz-sdxl-high': { ...SDXL, ...HIGH, type: 'sdxl_image_high', steps: 25, guidance: 7.5 },
  'ourvidz-sdxl-copy': { ...SDXL, ...FAST, type: 'sdxl_image_fast', steps: 15, guidance: 1, exactCopy: true },
  'ourvidz-wan-video-fast': {
    ...WAN_VIDEO,
    ...WAN_FAST,
    type: 'video_fast',
    rewrittenType: 'video7b_fast_enhanced',
  },
  'ourvidz-wan-video-high': {
    ...WAN_VIDEO,
    ...WAN_HIGH,
    type: 'video_high',
    rewrittenType: 'video7b_high_enhanced',
  },
  'ourvidz-wan-image-fast': {
    ...WAN_IMAGE,
    ...WAN_FAST,
    type: 'image_fast',
    rewrittenType: 'image7b_fast_enhanced',
  },
  'ourvidz-wan-image-high': {
    ...WAN_IMAGE,
    ...WAN_HIGH,
    type: 'image_high',
    rewrittenType: 'image7b_high_enhanced',
  },
};

/** How a model is asked of an OurVidz worker; a model of another kind of worker is a bug. */
export function jobOf(modelId: string): Job {
  const job = JOBS[modelId];
  if (!job) throw new Error(`${modelId} is not a model of OurVidz workers.`);
  return job;
}

/** The models that a queue holds tasks of. */
export const modelsOf = (queue: QueueName): string[] => Object.keys(JOBS).filter(id => JOBS[id]?.queue === queue);

/** The model behind a worker's word for what it is to do, and whether the words are rewritten first; null where there is none. */
export function findModel(type: string): { modelId: string; rewrite: boolean } | null {
  const found = Object.entries(JOBS).find(
    ([, job]) => !job.exactCopy && (job.type === type || job.rewrittenType === type),
  );
  return found ? { modelId: found[0], rewrite: found[1].rewrittenType === type } : null;
}
