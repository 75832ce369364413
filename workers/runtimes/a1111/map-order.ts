import { fitPicture } from '../diffusion/pictures.ts';
import { listUnmapped, type Order } from '../diffusion/read-order.ts';
import { findName, SAMPLERS, SCHEDULERS } from '../diffusion/samplers.ts';
import type { RuntimeJob } from '../runtime.ts';
import type { Checkpoint, Looked } from './look-at-webui.ts';

/** What is posted, where to, and what of the recipe is not in it. */
export type Mapped = {
  readonly path: '/sdapi/v1/txt2img' | '/sdapi/v1/img2img';
  readonly body: Readonly<Record<string, unknown>>;
  readonly unmapped: { name: string; why: string }[];
};

const KNOWN: ReadonlySet<string> = new Set([
  'prompt',
  'negative',
  'size',
  'steps',
  'guidance',
  'sampler',
  'scheduler',
  'seed',
  'reference',
  'strength',
  'mask',
]);

/** Says an order in the web UI's words: what it lacks is left to it and told. `taskId` is what its progress is asked by. */
export async function mapOrder(
  job: RuntimeJob,
  order: Order,
  checkpoint: Checkpoint,
  looked: Looked,
  taskId: string,
): Promise<Mapped> {
  const unmapped = listUnmapped(job.task.parameters, KNOWN, looked.flavour);
  const named = (name: 'sampler' | 'scheduler', table: typeof SAMPLERS, listed: readonly string[]) => {
    const wanted = order[name];
    if (wanted === null) return null;
    const own = findName(table, 'a1111', wanted, listed);
    if (own === null)
      unmapped.push({ name, why: `${looked.flavour} has no ${name} called ${wanted}; it took its own.` });
    return own;
  };
  const sampler = named('sampler', SAMPLERS, looked.samplers);
  const scheduler = named('scheduler', SCHEDULERS, looked.schedulers);
  // Forge tells FLUX.1 its guidance apart from the scale between the two prompts, which must stay 1.
  const guidance =
    looked.flavour === 'Forge' && checkpoint.family === 'flux'
      ? { cfg_scale: 1, distilled_cfg_scale: order.guidance }
      : { cfg_scale: order.guidance };
  const common = {
    prompt: order.prompt,
    negative_prompt: order.negative,
    seed: order.seed,
    subseed_strength: 0,
    steps: order.steps,
    width: order.width,
    height: order.height,
    batch_size: 1,
    n_iter: 1,
    ...guidance,
    ...(sampler !== null && { sampler_name: sampler }),
    ...(scheduler !== null && { scheduler }),
    override_settings: { sd_model_checkpoint: checkpoint.title },
    // Otherwise the former model is loaded again after every picture.
    override_settings_restore_afterwards: false,
    send_images: true,
    save_images: true,
    force_task_id: taskId,
  };
  if (order.reference === null) {
    if (order.mask !== null) unmapped.push({ name: 'mask', why: 'There is no picture that it lies over.' });
    return { path: '/sdapi/v1/txt2img', body: common, unmapped };
  }
  const mask = order.mask === null ? null : await fitPicture(order.mask, order);
  return {
    path: '/sdapi/v1/img2img',
    body: {
      ...common,
      init_images: [await fitPicture(order.reference, order)],
      denoising_strength: order.strength,
      ...(mask !== null && { mask, mask_blur: 4, inpainting_fill: 1, inpaint_full_res: false }),
    },
    unmapped,
  };
}
