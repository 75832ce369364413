/** How a model takes its words in. */
export type TextLimit = {
  /** CLIP's tokens are counted as they are; of other vocabularies only about how many there are is known. */
  readonly tokens: 'clip' | 'about';
  /** So many words and marks it reads, without the two that frame them; null where that is not known. */
  readonly most: number | null;
  /** What becomes of the rest: it is not read, or it is read as a further block. */
  readonly beyond: 'cut' | 'block';
  /** Whether `(word:1.2)` and its like are marks, or words like any other. */
  readonly markup: boolean;
};

/** CLIP's window of 77 has a token at each end. Source: `context_length` in OpenAI's CLIP. */
const CLIP_WORDS = 75;
/** Source: `max_sequence_length` of diffusers' FluxPipeline and WanPipeline. */
const T5_WORDS = 512;
const CLIP_FAMILIES = /^(SDXL|Stable Diffusion (1\.5|XL|2\.\d))/i;
const LONG_FAMILIES = /^(FLUX|Flux|Wan)/;
/** Engines that read marks, and that begin a further block where 75 tokens are full. */
const ENGINES: ReadonlySet<string> = new Set(['comfyui', 'a1111', 'sdcpp', 'swarmui']);

/** How a model of this family takes words in where this runtime runs it. */
export function findTextLimit(family: string, runtime: string): TextLimit {
  const markup = ENGINES.has(runtime);
  if (CLIP_FAMILIES.test(family)) return { tokens: 'clip', most: CLIP_WORDS, beyond: markup ? 'block' : 'cut', markup };
  return { tokens: 'about', most: LONG_FAMILIES.test(family) ? T5_WORDS : null, beyond: 'cut', markup };
}
