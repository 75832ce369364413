import type { Recipe } from '../../../contract/generations.ts';
import type { Parameters } from '../../../contract/parameters.ts';
import type { Job } from './jobs.ts';
import type { Callback } from './read-callback.ts';

type Unmapped = Recipe['unmapped'];

const isPicture = (parameters: Parameters, name: string) => typeof parameters[name] === 'object';

/** What a worker says of the pictures that it started from. */
function aboutPictures(job: Job, parameters: Parameters, { facts, files }: Callback): Unmapped {
  const pictures = ['reference', 'start_frame', 'end_frame'].filter(name => isPicture(parameters, name));
  if (pictures.length === 0) return [];
  const pipeline = files[0]?.facts.pipeline ?? facts.pipeline;
  const without = job.queue === 'sdxl_queue' ? pipeline === 'txt2img' : facts.reference_mode === 'none';
  const why = 'The machine could not read it and went on without it';
  return without ? pictures.map(name => ({ name, why })) : [];
}

/** What was asked for and, by all that the worker tells and its code does, was not done so: it says nothing of it itself. */
export function listFallbacks(job: Job, parameters: Parameters, callback: Callback): Unmapped {
  const found: Unmapped = aboutPictures(job, parameters, callback);
  const framed = isPicture(parameters, 'start_frame') || isPicture(parameters, 'end_frame');
  if (framed && isPicture(parameters, 'reference'))
    found.push({ name: 'reference', why: 'The first or last frame was followed in its place' });
  if (isPicture(parameters, 'reference') && typeof parameters.weights === 'string' && parameters.weights.trim() !== '')
    found.push({ name: 'weights', why: 'The machine cannot weigh words where it starts from a picture' });
  return found;
}
