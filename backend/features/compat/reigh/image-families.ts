import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Params } from './family-of.ts';
import { Address, Loras, mapLoras, nextSeed, readInput, Seed, Several, Words } from './read-input.ts';

/** What a family asks for: tasks of one or more types. */
export type FamilyTask = { readonly taskType: string; readonly params: Params };
/** Makes tasks of a family's input; what it has no need to change is passed on as it was given. */
export type Family = (input: Params) => FamilyTask[];

/** Width and height by the ratios that Reigh's projects have, before any scale. */
const RATIOS: Readonly<Record<string, readonly [number, number]>> = {
  '21:9': [1024, 438],
  '16:9': [902, 508],
  '4:3': [768, 576],
  '3:2': [768, 512],
  '1:1': [670, 670],
  Square: [670, 670],
  '2:3': [512, 768],
  '3:4': [576, 768],
  '9:16': [508, 902],
  '9:21': [438, 1024],
};
/** A project here has no ratio of its own. */
const USUAL = '16:9';

const Sized = z.looseObject({
  resolution: z
    .string()
    .regex(/^\d{2,5}x\d{2,5}$/, 'is written like 902x508')
    .optional(),
  resolution_scale: z.number().min(0.25).max(4).optional(),
  custom_aspect_ratio: z.string().optional(),
});

/** `WxH`: as given, or else of the wished ratio in the usual size. */
export function chooseResolution(input: z.infer<typeof Sized>, scale = 1): string {
  if (input.resolution !== undefined) return input.resolution;
  const [width, height] = RATIOS[input.custom_aspect_ratio ?? USUAL] ?? RATIOS[USUAL] ?? [902, 508];
  const side = (length: number) => Math.round(length * (input.resolution_scale ?? scale));
  return `${side(width)}x${side(height)}`;
}

const ImageGeneration = Sized.extend({
  prompts: z
    .array(z.looseObject({ fullPrompt: Words.min(1), shortPrompt: Words.optional() }))
    .min(1)
    .max(100),
  imagesPerPrompt: Several.default(1),
  model_name: z.string().max(100).default('optimised-t2i'),
  loras: Loras,
  steps: z.int().min(1).max(200).default(12),
  seed: Seed.optional(),
  style_reference_image: Address.optional(),
});
const TASKS_MAX = 100;

const IMAGE_MODELS: Readonly<Record<string, { taskType: string; scale: number }>> = {
  'qwen-image': { taskType: 'qwen_image', scale: 1.5 },
  'qwen-image-2512': { taskType: 'qwen_image_2512', scale: 1.5 },
  'z-image': { taskType: 'z_image_turbo', scale: 1.5 },
};

const generateImages: Family = given => {
  const input = readInput(
    ImageGeneration.refine(
      ({ prompts, imagesPerPrompt }) => prompts.length * imagesPerPrompt <= TASKS_MAX,
      `up to ${TASKS_MAX} pictures can be asked for at once`,
    ),
    given,
  );
  const { prompts, imagesPerPrompt, loras, seed, steps, model_name, resolution_scale: _, ...rest } = input;
  const { taskType, scale } = IMAGE_MODELS[model_name] ?? { taskType: 'wan_2_2_t2i', scale: 1 };
  const byReference = taskType === 'qwen_image' && input.style_reference_image !== undefined;
  const first = seed ?? randomInt(2 ** 31 - 1);
  return prompts.flatMap(({ fullPrompt }, which) =>
    Array.from({ length: imagesPerPrompt }, (__, n) => ({
      taskType: byReference ? 'qwen_image_style' : taskType,
      params: {
        ...rest,
        ...mapLoras(loras),
        prompt: fullPrompt,
        model: model_name,
        resolution: chooseResolution(input, scale),
        seed: nextSeed(first, which * imagesPerPrompt + n),
        steps,
        num_inference_steps: steps,
      },
    })),
  );
};

/** One task for each of the pictures that are asked for, with seeds that follow each other. */
const several = (taskType: string, count: number, seed: number | undefined, params: Params): FamilyTask[] => {
  const first = seed ?? randomInt(2 ** 31 - 1);
  return Array.from({ length: count }, (_, n) => ({ taskType, params: { ...params, seed: nextSeed(first, n) } }));
};

const FromPicture = z.looseObject({ image_url: Address, loras: Loras, seed: Seed.optional() });

const magicEdit: Family = given => {
  const shape = FromPicture.extend({ prompt: Words.min(1), numImages: Several.default(1) });
  const { loras, numImages, seed, ...rest } = readInput(shape, given);
  return several('qwen_image_edit', numImages, seed, { ...rest, ...mapLoras(loras) });
};

const maskedEdit =
  (taskType: string): Family =>
  given => {
    const shape = FromPicture.extend({ prompt: Words.min(1), mask_url: Address, num_generations: Several });
    const { loras, num_generations, seed, generation_id, ...rest } = readInput(shape, given);
    const basedOn = typeof generation_id === 'string' ? { based_on: generation_id } : {};
    return several(taskType, num_generations, seed, { ...rest, ...basedOn, ...mapLoras(loras) });
  };

const fromPicture: Family = given => {
  const shape = FromPicture.extend({
    prompt: Words.default(''),
    strength: z.number().min(0).max(1).default(0.6),
    numImages: Several.default(1),
  });
  const { loras, numImages, seed, ...rest } = readInput(shape, given);
  return several('z_image_turbo_i2i', numImages, seed, { ...rest, ...mapLoras(loras) });
};

const upscale: Family = given => {
  const shape = z.looseObject({
    image_url: Address,
    scale_factor: z.number().min(1).max(8).default(2),
    noise_scale: z.number().min(0).max(1).default(0.1),
  });
  return [{ taskType: 'image-upscale', params: readInput(shape, given) }];
};

/** The families that make pictures. */
export const IMAGE_FAMILIES: Readonly<Record<string, Family>> = {
  image_generation: generateImages,
  magic_edit: magicEdit,
  masked_edit: given =>
    maskedEdit(given.task_type === 'annotated_image_edit' ? 'annotated_image_edit' : 'image_inpaint')(given),
  z_image_turbo_i2i: fromPicture,
  image_upscale: upscale,
};
