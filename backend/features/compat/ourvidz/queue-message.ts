import type { MediaReference, Parameters, ParameterValue } from '../../../contract/parameters.ts';
import type { Job } from './jobs.ts';

/** A claimed task, as far as a queue message tells of it. */
export type ClaimedTask = {
  readonly taskId: string;
  readonly ownerId: string;
  readonly job: Job;
  readonly parameters: Parameters;
  readonly seed: number | null;
};

const isMedia = (value: ParameterValue | undefined): value is MediaReference =>
  typeof value === 'object' && 'media' in value;
const textOf = (value: ParameterValue | undefined) => (typeof value === 'string' ? value : '');
const numberOf = (value: ParameterValue | undefined, usual: number) => (typeof value === 'number' ? value : usual);

/** How much an exact copy may change; the worker lets it be no more. */
const COPY_CHANGE = 0.05;
/** What the worker takes where nobody says how much may change. */
const USUAL_CHANGE = 0.5;

type Pictures = { readonly reference?: string; readonly start?: string; readonly end?: string };

/** A clip's first and last frame say more than a picture to follow, which the worker takes only without them. */
function linkPictures({ parameters }: ClaimedTask, linkTo: (sha256: string) => string): Pictures {
  const { reference, start_frame, end_frame } = parameters;
  const framed = isMedia(start_frame) || isMedia(end_frame);
  return {
    ...(isMedia(reference) && !framed && { reference: linkTo(reference.media) }),
    ...(isMedia(start_frame) && { start: linkTo(start_frame.media) }),
    ...(isMedia(end_frame) && { end: linkTo(end_frame.media) }),
  };
}

const modeOf = ({ reference, start, end }: Pictures) => {
  if (start && end) return 'both';
  if (start) return 'start';
  if (end) return 'end';
  return reference ? 'single' : 'none';
};

function writeConfig({ job, parameters, seed }: ClaimedTask, pictures: Pictures, change: number) {
  const { reference, start, end } = pictures;
  const still = reference === undefined ? 'txt2img' : 'img2img';
  return {
    pipeline: job.format === 'video' ? 'video' : still,
    num_images: 1,
    num_inference_steps: numberOf(parameters.steps, job.steps),
    guidance_scale: numberOf(parameters.guidance, job.guidance),
    denoise_strength: change,
    resolution: job.queue === 'sdxl_queue' ? '1024x1024' : '480x832',
    ...(seed !== null && { seed }),
    ...(reference !== undefined && { image: reference }),
    ...(start !== undefined && { first_frame: start }),
    ...(end !== undefined && { last_frame: end }),
    ...(job.format === 'video' && { sample_solver: 'dpm++' }),
  };
}

function writeMetadata({ job }: ClaimedTask, pictures: Pictures, change: number) {
  const { reference, start, end } = pictures;
  const mode = modeOf(pictures);
  return {
    exact_copy_mode: job.exactCopy,
    nsfw_optimization: false,
    reference_strength_overridden: false,
    ...(mode !== 'none' && { denoise_strength: change, reference_strength: 1 - change }),
    ...(job.format === 'video' && { video_reference_mode: mode }),
    ...(reference !== undefined && {
      reference_image_url: reference,
      reference_mode: job.exactCopy ? 'copy' : 'modify',
    }),
    ...(start !== undefined && { start_reference_url: start }),
    ...(end !== undefined && { end_reference_url: end }),
  };
}

/**
 * A task in the words of an OurVidz queue message; `linkTo` makes an address that the worker can fetch a picture from without signing in.
 * Every number is one, since the workers overwrite their own defaults with whatever stands there. A message is one result, so it asks for one picture.
 */
export function writeMessage(task: ClaimedTask, linkTo: (sha256: string) => string) {
  const { taskId, ownerId, job, parameters } = task;
  const pictures = linkPictures(task, linkTo);
  const change = job.exactCopy ? COPY_CHANGE : numberOf(parameters.strength, USUAL_CHANGE);
  // With a reference the worker would hand its pipeline the words twice, weighed and plain, which that refuses.
  const weights = pictures.reference === undefined ? textOf(parameters.weights).trim() : '';
  const type = parameters.rewrite === true ? (job.rewrittenType ?? job.type) : job.type;
  return {
    id: taskId,
    type,
    prompt: textOf(parameters.prompt),
    user_id: ownerId,
    config: writeConfig(task, pictures, change),
    metadata: writeMetadata(task, pictures, change),
    negative_prompt: '',
    compel_enabled: weights !== '',
    compel_weights: weights === '' ? null : weights,
    job_id: taskId,
    job_type: type,
    quality: job.quality,
    format: job.format,
    content_type: 'sfw',
  };
}
