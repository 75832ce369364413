import { fitPicture } from '../diffusion/pictures.ts';
import { listUnmapped, type Order } from '../diffusion/read-order.ts';
import { findName, SAMPLERS, SCHEDULERS } from '../diffusion/samplers.ts';
import type { RuntimeJob } from '../runtime.ts';
import type { Capabilities } from './answers.ts';
import { ENGINE, type Looked, type Mode } from './look-at-server.ts';

/** What is posted, and what of the recipe is not in it. */
export type Mapped = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly unmapped: { name: string; why: string }[];
};

const COMMON = ['prompt', 'negative', 'size', 'steps', 'guidance', 'sampler', 'scheduler', 'seed'];
const KNOWN: Readonly<Record<Mode['mode'], ReadonlySet<string>>> = {
  img_gen: new Set([...COMMON, 'reference', 'strength', 'mask']),
  vid_gen: new Set([...COMMON, 'frames', 'fps', 'start_frame', 'end_frame']),
};

/** The server reads no `<lora:name:weight>` inside a prompt: they are taken out of it and named apart, as far as it has them. */
function takeLoras(prompt: string, loras: Capabilities['loras'], unmapped: Mapped['unmapped']) {
  const taken: { path: string; multiplier: number }[] = [];
  const words = prompt.replace(/\s*<lora:([^:>]+)(?::(-?[\d.]+))?>/g, (_, name: string, weight?: string) => {
    const found = loras?.find(each => each.name.toLowerCase() === name.trim().toLowerCase());
    if (found) taken.push({ path: found.path ?? found.name, multiplier: Number(weight ?? 1) });
    else unmapped.push({ name: 'loras', why: `${ENGINE} has no LoRA called ${name}.` });
    return '';
  });
  return { words: words.trim(), taken };
}

/** The rate of guidance where this family is told it: FLUX.1 has its own, and must have 1 between the two prompts. */
const guide = (family: Looked['family'], guidance: number) =>
  family === 'flux' ? { txt_cfg: 1, distilled_guidance: guidance } : { txt_cfg: guidance };

/** Says an order in the server's words; what it lacks is left to it and told. */
export async function mapOrder(job: RuntimeJob, order: Order, asked: Mode, looked: Looked): Promise<Mapped> {
  const { capabilities, family } = looked;
  const unmapped = listUnmapped(job.task.parameters, KNOWN[asked.mode], ENGINE);
  const named = (name: 'sampler' | 'scheduler', table: typeof SAMPLERS, listed: readonly string[]) => {
    const wanted = order[name];
    if (wanted === null) return null;
    const own = findName(table, 'sdcpp', wanted, listed);
    if (own === null) unmapped.push({ name, why: `${ENGINE} has no ${name} called ${wanted}; it took its own.` });
    return own;
  };
  const sampler = named('sampler', SAMPLERS, capabilities.samplers);
  const scheduler = named('scheduler', SCHEDULERS, capabilities.schedulers);
  const { words, taken } = takeLoras(order.prompt, capabilities.loras, unmapped);
  const encode = async (file: string | null | undefined) => (file ? await fitPicture(file, order) : null);
  const common = {
    prompt: words,
    negative_prompt: order.negative,
    width: order.width,
    height: order.height,
    seed: order.seed,
    lora: taken,
    sample_params: {
      sample_steps: order.steps,
      guidance: guide(family, order.guidance),
      ...(sampler !== null && { sample_method: sampler }),
      ...(scheduler !== null && { scheduler }),
    },
  };
  if (asked.mode === 'vid_gen') {
    const formats = capabilities.output_formats_by_mode?.vid_gen ?? ['webm'];
    return {
      body: {
        ...common,
        video_frames: order.frames,
        fps: order.fps,
        init_image: await encode(order.startFrame),
        end_image: await encode(job.inputs.end_frame),
        output_format: formats.includes('webm') ? 'webm' : 'webp',
      },
      unmapped,
    };
  }
  const reference = await encode(order.reference);
  return {
    body: {
      ...common,
      batch_count: 1,
      output_format: 'png',
      ...(asked.redraws
        ? { ref_images: reference === null ? [] : [reference] }
        : { init_image: reference, strength: order.strength, mask_image: await encode(order.mask) }),
    },
    unmapped,
  };
}
