import type { JobBody } from './read-job.ts';

/** Something that was asked for and has no effect, and why. */
export type Ignored = { readonly field: string; readonly why: string };

/** What became of a job: what it makes, and in which way. */
export type Way = {
  readonly format: 'image' | 'video';
  readonly copies: boolean;
  readonly modifies: boolean;
  readonly count: number;
  /** A clip has its first or last frame given. */
  readonly framed?: boolean;
};

const READ = [
  'prompt',
  'original_prompt',
  'enhanced_prompt',
  'job_type',
  'quality',
  'format',
  'model_type',
  'reference_image_url',
  'reference_strength',
  'denoise_strength',
  'seed',
  'num_images',
  'steps',
  'guidance_scale',
  'negative_prompt',
  'compel_enabled',
  'compel_weights',
  'bypass_enhancement',
  'hard_override',
  'metadata',
];
/** Said by the programs with every job, and meant for themselves. */
const OF_THEIR_OWN = ['skip_enhancement', 'source', 'timestamp', 'user_id'];
const READ_IN_METADATA = [
  'reference_image_url',
  'start_reference_url',
  'end_reference_url',
  'reference_mode',
  'exact_copy_mode',
  'originalEnhancedPrompt',
  'user_requested_enhancement',
  'enhancement_model',
  'aspect_ratio',
  'contentType',
  'seed',
  'steps',
  'guidance_scale',
  'num_images',
  'negative_prompt',
  ...OF_THEIR_OWN,
];

const isSet = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false;
const unknownIn = (names: Record<string, unknown>, read: readonly string[]) =>
  Object.keys(names).filter(name => !read.includes(name) && isSet(names[name]));

function aboutSampling(body: JobBody, { format, copies }: Way): Ignored[] {
  if (format === 'image' && !copies) return [];
  const why = copies ? 'The worker makes an exact copy in its own way' : 'The worker films with settings of its own';
  const names =
    format === 'video' ? (['seed', 'steps', 'guidance_scale'] as const) : (['steps', 'guidance_scale'] as const);
  return names
    .filter(name => isSet(body[name] ?? body.metadata?.[name]) || (body[name] ?? body.metadata?.[name]) === 0)
    .map(field => ({ field, why }));
}

function aboutCount(body: JobBody, { format, count }: Way): Ignored[] {
  const asked = body.num_images ?? body.metadata?.num_images ?? count;
  if (asked === count) return [];
  const why = format === 'video' ? 'One clip is made at a time' : `Pictures come as 1, 3 or 6: ${count} are made`;
  return [{ field: 'num_images', why }];
}

function aboutPictures(body: JobBody, { format, copies, modifies, framed }: Way): Ignored[] {
  const { metadata } = body;
  const found: Ignored[] = [];
  const say = (field: string, why: string) => found.push({ field, why });
  if (format === 'video' && framed && isSet(body.reference_image_url ?? metadata?.reference_image_url))
    say('reference_image_url', 'The first or last frame counts');
  if (format === 'image')
    for (const field of ['start_reference_url', 'end_reference_url'] as const)
      if (isSet(metadata?.[field])) say(field, 'Only clips have a first and a last frame');
  for (const field of ['reference_strength', 'denoise_strength'] as const) {
    if (!isSet(body[field]) && body[field] !== 0) continue;
    if (format === 'video') say(field, 'The worker follows a clip’s pictures in its own way');
    else if (copies) say(field, 'An exact copy changes as little as can be');
    else if (!modifies) say(field, 'There is no reference picture');
  }
  if (modifies && body.compel_enabled && isSet(body.compel_weights))
    say('compel_weights', 'The worker cannot weigh words where it starts from a picture');
  if (format === 'video' && body.compel_enabled) say('compel_enabled', 'The worker weighs no words of a clip');
  return found;
}

/** Lists what of a job has no effect here or on the worker, so that nobody believes that it had. */
export function listIgnored(body: JobBody, way: Way): Ignored[] {
  const { metadata } = body;
  const found: Ignored[] = [];
  const say = (field: string, why: string) => found.push({ field, why });
  if (isSet(body.negative_prompt ?? metadata?.negative_prompt))
    say('negative_prompt', 'The worker uses words of its own for what to leave out');
  const shape = metadata?.aspect_ratio;
  if (way.format === 'image' && isSet(shape) && shape !== '1:1') say('aspect_ratio', 'The worker paints squares only');
  if (way.format === 'video' && isSet(shape)) say('aspect_ratio', 'The worker films 480 × 832 px only');
  const wanted = metadata?.user_requested_enhancement === true && metadata.enhancement_model !== 'none';
  if (wanted && !isSet(body.enhanced_prompt))
    say('user_requested_enhancement', 'There is nobody here yet who rewrites words: they were sent as they are');
  if (way.modifies && way.format === 'image' && isSet(body.enhanced_prompt))
    say('enhanced_prompt', 'What changes in a picture is composed of the prompt and the words it was made with');
  const others = [
    ...unknownIn(body, READ),
    ...unknownIn(metadata ?? {}, READ_IN_METADATA).map(name => `metadata.${name}`),
  ];
  for (const field of others) say(field, 'This studio does not know it');
  return [...found, ...aboutCount(body, way), ...aboutSampling(body, way), ...aboutPictures(body, way)];
}
