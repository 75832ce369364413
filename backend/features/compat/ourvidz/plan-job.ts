import type { Parameters } from '../../../contract/parameters.ts';
import { findModel, jobOf } from './jobs.ts';
import { type Ignored, listIgnored } from './list-ignored.ts';
import type { JobBody } from './read-job.ts';

/** The words that `queue-job` knows its kinds of work by, and those of the worker for the same. */
const JOB_TYPES: Readonly<Record<string, string>> = {
  sdxl_image_fast: 'sdxl_image_fast',
  sdxl_image_high: 'sdxl_image_high',
  video_fast: 'video_fast',
  video_high: 'video_high',
  wan_video_fast: 'video_fast',
  wan_video_high: 'video_high',
};
const COPY = 'ourvidz-sdxl-copy';
/** How much a picture that is modified may change, in how many steps, and how closely to the words, where nobody says. */
const MODIFY = { strength: 0.2, steps: 20, guidance: 6 } as const;

/** A job in our words: what is asked for, which pictures it starts from, under the names it gave them, and what of it has no effect. */
export type PlannedJob = {
  readonly modelId: string;
  readonly parameters: Parameters;
  readonly pictures: Readonly<Partial<Record<'reference' | 'start_frame' | 'end_frame', string>>>;
  readonly ignored: readonly Ignored[];
};

const textOf = (value: string | null | undefined) => value?.trim() ?? '';
/** One, three or six at a time. */
const clampCount = (count: number) => (count <= 1 ? 1 : count <= 3 ? 3 : 6);

const strengthOf = ({ denoise_strength, reference_strength }: JobBody): number | undefined =>
  denoise_strength ?? (typeof reference_strength === 'number' ? 1 - reference_strength : undefined);

/** What is changed in a picture keeps the words that it was made with. */
function composeModify(body: JobBody): string {
  const prompt = textOf(body.prompt);
  const before = textOf(body.metadata?.originalEnhancedPrompt);
  if (prompt === '') return before;
  return `${before || 'maintain the same subject'}, ${prompt}`;
}

function weightsOf({ compel_enabled, compel_weights }: JobBody): string {
  if (!compel_enabled || !compel_weights) return '';
  return typeof compel_weights === 'string' ? compel_weights.trim() : compel_weights.map(String).join(', ');
}

function planPicture(body: JobBody, type: string): PlannedJob {
  const { metadata } = body;
  const given = <K extends 'seed' | 'steps' | 'guidance_scale' | 'num_images'>(name: K) =>
    body[name] ?? metadata?.[name] ?? undefined;
  const reference = textOf(body.reference_image_url ?? metadata?.reference_image_url);
  const asBefore = textOf(metadata?.originalEnhancedPrompt);
  const copies =
    metadata?.exact_copy_mode === true && reference !== '' && asBefore === '' && textOf(body.prompt) === '';
  const modifies = reference !== '' && !copies;
  const modelId = copies ? COPY : (findModel(type)?.modelId ?? '');
  const job = jobOf(modelId);
  const seed = given('seed');
  const weights = modifies ? '' : weightsOf(body);
  const count = clampCount(given('num_images') ?? 1);
  const parameters: Parameters = {
    count,
    ...(seed !== undefined && { seed }),
    ...(!copies && {
      prompt: modifies ? composeModify(body) : textOf(body.enhanced_prompt) || textOf(body.prompt),
      steps: given('steps') ?? (modifies ? MODIFY.steps : job.steps),
      guidance: given('guidance_scale') ?? (modifies ? MODIFY.guidance : job.guidance),
    }),
    ...(modifies && { strength: strengthOf(body) ?? MODIFY.strength }),
    ...(weights !== '' && { weights }),
  };
  const pictures = reference === '' ? {} : { reference };
  return { modelId, parameters, pictures, ignored: listIgnored(body, { format: 'image', copies, modifies, count }) };
}

function planVideo(body: JobBody, type: string): PlannedJob {
  const { metadata } = body;
  const start = textOf(metadata?.start_reference_url);
  const end = textOf(metadata?.end_reference_url);
  const single = textOf(body.reference_image_url ?? metadata?.reference_image_url);
  const framed = start !== '' || end !== '';
  const pictures = {
    ...(start !== '' && { start_frame: start }),
    ...(end !== '' && { end_frame: end }),
    ...(single !== '' && !framed && { reference: single }),
  };
  return {
    modelId: findModel(type)?.modelId ?? '',
    parameters: { prompt: textOf(body.enhanced_prompt) || textOf(body.prompt), count: 1 },
    pictures,
    ignored: listIgnored(body, { format: 'video', copies: false, modifies: single !== '' || framed, count: 1, framed }),
  };
}

/** Turns what `queue-job` was asked for into what we ask for; in words what is wrong with it where it cannot be. A seed of 0 is kept. */
export function planJob(body: JobBody): PlannedJob | string {
  const type = JOB_TYPES[body.job_type ?? ''];
  if (type === undefined) return `Invalid job_type. Must be one of: ${Object.keys(JOB_TYPES).join(', ')}`;
  return type.startsWith('sdxl') ? planPicture(body, type) : planVideo(body, type);
}
