import { z } from 'zod';
import type { Wishes } from './create-reigh-tasks.ts';
import type { Params } from './family-of.ts';
import { readInput, Words } from './read-input.ts';
import { readWishes } from './read-wishes.ts';

const Project = z.string().min(1, 'project_id is required').max(100);
const asFamily = (family: string, projectId: string, input: Params): Wishes =>
  readWishes({ family, project_id: projectId, input });

/** `single-image-generate` as the request of today that it became: one picture of `image_generation`. */
export function readSingleImage(body: Params): Wishes {
  const shape = z.looseObject({ project_id: Project, prompt: Words.min(1), seed: z.int().default(11_111) });
  const { project_id, prompt, ...rest } = readInput(shape, body);
  return asFamily('image_generation', project_id, { ...rest, prompts: [{ fullPrompt: prompt }] });
}

/** `steerable-motion` as the request of today that it became: a travel between pictures, with the defaults that it had. */
export function readSteerableMotion(body: Params): Wishes {
  const { project_id, ...rest } = readInput(z.looseObject({ project_id: Project }), body);
  return asFamily('travel_between_images', project_id, { model_name: 'vace_14B', ...rest });
}
