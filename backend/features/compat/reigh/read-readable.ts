import { type Parameters, SEED_MAX, type Size } from '../../../contract/parameters.ts';
import { isObject, type Params } from './family-of.ts';

/** What the studio can show of a task: its words, its seed, and the settings that have a name here. */
export type Readable = { readonly prompt: string; readonly seed: number | null; readonly parameters: Parameters };

const NUMBERS: readonly (readonly [name: string, theirs: readonly string[]])[] = [
  ['steps', ['num_inference_steps', 'steps']],
  ['guidance', ['guidance_scale']],
  ['frames', ['segment_frames_target', 'num_frames', 'video_length']],
  ['fps', ['fps_helpers', 'fps']],
  ['strength', ['strength']],
];
const SIDE_MAX = 16_384;
const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= SIDE_MAX;

function sizeOf(value: unknown): Size | null {
  const [width, height] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[x×*]/).map(side => Number.parseInt(side, 10))
      : [];
  return isSide(width) && isSide(height) ? { width, height } : null;
}

const firstText = (...values: readonly unknown[]): string =>
  values
    .flatMap(value => (Array.isArray(value) ? value : [value]))
    .find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? '';

const firstNumber = (sources: readonly Params[], names: readonly string[]): number | null =>
  sources
    .flatMap(source => names.map(name => source[name]))
    .find((value): value is number => typeof value === 'number' && Number.isFinite(value)) ?? null;

/** The words of all parts that an orchestrator is to make, each once: by them its batch is found and rated. */
function wordsOfParts({
  base_prompts_expanded,
  portions_to_regenerate,
  per_join_settings,
  base_prompt,
  prompt,
}: Params): string {
  const parts = [portions_to_regenerate, per_join_settings].flatMap(list => (Array.isArray(list) ? list : []));
  const words = [prompt, base_prompt, base_prompts_expanded, parts.map(part => (isObject(part) ? part.prompt : null))];
  const texts = words.flat().filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return [...new Set(texts)].join('\n');
}

/** Reads that from a task's own params, and where they are silent from those of its orchestrator, which it carries. */
export function readReadable(params: Params): Readable {
  const details = isObject(params.orchestrator_details) ? params.orchestrator_details : {};
  const sources = [params, details];
  const { segment_index: index } = params;
  const { base_prompts_expanded: prompts } = details;
  const ofSegment = Array.isArray(prompts) && typeof index === 'number' ? prompts[index] : undefined;
  const prompt = firstText(params.prompt, params.base_prompt, ofSegment, wordsOfParts(details));
  const negative = firstText(params.negative_prompt, details.negative_prompt, details.negative_prompts_expanded);
  const size = sources
    .flatMap(({ parsed_resolution_wh, resolution }) => [parsed_resolution_wh, resolution])
    .map(sizeOf);
  const seed = firstNumber(sources, ['seed', 'seed_to_use', 'seed_base']);
  const fits = seed !== null && Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX;
  const numbers = NUMBERS.flatMap(([name, theirs]) => {
    const value = firstNumber(sources, theirs);
    return value === null ? [] : [[name, value] as const];
  });
  const found = size.find(one => one !== null);
  const parameters: Parameters = {
    ...(prompt && { prompt }),
    ...(negative && { negative }),
    ...(found && { size: found }),
    ...Object.fromEntries(numbers),
  };
  return { prompt, seed: fits ? seed : null, parameters };
}
