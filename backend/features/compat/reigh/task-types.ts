import type { TaskKind } from '../../../contract/models.ts';

/**
 * What a Headless-Wan2GP worker and its successor can run, and what comes of it: the worker never says itself, and of a type that it does not know
 * it makes a clip of some kind. A `chain` makes other tasks, and is finished when they are.
 */
const RUNNABLE = {
  wan_2_2_t2i: 'image',
  flux: 'image',
  qwen_image: 'image',
  qwen_image_2512: 'image',
  qwen_image_hires: 'image',
  qwen_image_style: 'image',
  z_image_turbo: 'image',
  extract_frame: 'image',
  qwen_image_edit: 'edit',
  image_inpaint: 'edit',
  annotated_image_edit: 'edit',
  z_image_turbo_i2i: 'edit',
  magic_edit: 'edit',
  vace: 'video',
  vace_21: 'video',
  vace_22: 'video',
  t2v: 'video',
  t2v_22: 'video',
  i2v: 'video',
  i2v_22: 'video',
  hunyuan: 'video',
  ltxv: 'video',
  generate_video: 'video',
  travel_segment: 'video',
  individual_travel_segment: 'video',
  join_clips_segment: 'video',
  edit_video_segment: 'video',
  inpaint_frames: 'video',
  create_visualization: 'video',
  rife_interpolate_images: 'video',
  comfy: 'video',
  travel_stitch: 'stitch',
  join_final_stitch: 'stitch',
  travel_orchestrator: 'chain',
  join_clips_orchestrator: 'chain',
  edit_video_orchestrator: 'chain',
} as const satisfies Record<string, TaskKind>;

/** What only programs at a cloud run: such a task waits until there is one. */
const AT_CLOUDS = {
  single_image: 'image',
  'image-upscale': 'upscale',
  image_upscale: 'upscale',
  wan_2_2_i2v: 'video',
  animate_character: 'video',
  video_enhance: 'video',
} as const satisfies Record<string, TaskKind>;
const WAITING: ReadonlyMap<string, TaskKind> = new Map(Object.entries(AT_CLOUDS));

const KINDS: ReadonlyMap<string, TaskKind> = new Map(Object.entries(RUNNABLE));
const PREFIX = 'wan2gp.';

/** What comes of a type of task; null for one that no Wan2GP worker can run, such as `video_enhance`. */
export const kindOfType = (taskType: string): TaskKind | null => KINDS.get(taskType) ?? null;

/** What the studio calls the model that a type asks for: each type is one, whichever engine the worker loads for it. */
export const modelIdOf = (taskType: string): string => PREFIX + taskType;

/** The type behind such a model; null for any other. */
export const typeOfModel = (modelId: string): string | null =>
  modelId.startsWith(PREFIX) ? modelId.slice(PREFIX.length) : null;

/** All that a Wan2GP worker may be handed, by the studio's names. */
export const RUNNABLE_MODELS: readonly string[] = [...KINDS.keys()].map(modelIdOf);

/** Whether a type makes other tasks. */
export const isChain = (taskType: string): boolean => kindOfType(taskType) === 'chain';

/** What is asked for with a type, whoever may run it; null for a type that Reigh does not have. */
export const askedKindOf = (taskType: string): TaskKind | null => kindOfType(taskType) ?? WAITING.get(taskType) ?? null;

/** A type in plain words: `travel_segment` is "Travel segment". */
export const nameOfType = (taskType: string): string => {
  const words = taskType.replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
