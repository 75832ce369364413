import { fitPicture } from '../diffusion/pictures.ts';
import { listUnmapped, type Order } from '../diffusion/read-order.ts';
import { findName, SAMPLERS, SCHEDULERS } from '../diffusion/samplers.ts';
import type { RuntimeJob } from '../runtime.ts';
import type { Known, Looked } from './look-at-swarm.ts';
import { ENGINE } from './swarm.ts';

/** What is sent, and what of the recipe is not in it. */
export type Mapped = {
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

/** Says an order in SwarmUI's words; what it lacks is left to it and told. */
export async function mapOrder(job: RuntimeJob, order: Order, model: Known, params: Looked['params']): Promise<Mapped> {
  const unmapped = listUnmapped(job.task.parameters, KNOWN, ENGINE);
  const named = (name: 'sampler' | 'scheduler', table: typeof SAMPLERS) => {
    const wanted = order[name];
    if (wanted === null) return {};
    const own = findName(table, 'swarmui', wanted, params.get(name) ?? []);
    if (own !== null) return { [name]: own };
    unmapped.push({ name, why: `${ENGINE} has no ${name} called ${wanted}; it took its own.` });
    return {};
  };
  const picture = async (file: string, id: string, name: string) => {
    if (params.has(id)) return { [id]: `data:image/png;base64,${await fitPicture(file, order)}` };
    unmapped.push({ name, why: `${ENGINE} takes no such picture here.` });
    return {};
  };
  // FLUX.1 is told its guidance apart from the scale between the two prompts, which must stay 1.
  const guidance =
    model.family === 'flux' && params.has('fluxguidancescale')
      ? { cfgscale: 1, fluxguidancescale: order.guidance }
      : { cfgscale: order.guidance };
  const body = {
    images: 1,
    model: model.name,
    prompt: order.prompt,
    negativeprompt: order.negative,
    seed: order.seed,
    steps: order.steps,
    width: order.width,
    height: order.height,
    ...guidance,
    ...named('sampler', SAMPLERS),
    ...named('scheduler', SCHEDULERS),
    ...(order.reference !== null && {
      ...(await picture(order.reference, 'initimage', 'reference')),
      initimagecreativity: order.strength,
      ...(order.mask !== null && (await picture(order.mask, 'maskimage', 'mask'))),
    }),
  };
  return { body, unmapped };
}
