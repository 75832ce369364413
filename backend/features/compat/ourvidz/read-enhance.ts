import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import type { Ignored } from './list-ignored.ts';

const Text = z.string().max(50_000).nullish();
const Mode = z.enum(['sfw', 'nsfw']);

const Body = z.looseObject({
  prompt: Text,
  original_prompt: Text,
  jobType: z.string().max(80).nullish(),
  job_type: z.string().max(80).nullish(),
  format: z.string().max(40).nullish(),
  quality: z.string().max(40).nullish(),
  contentType: z.string().max(40).nullish(),
  content_type: z.string().max(40).nullish(),
  regeneration: z.boolean().nullish(),
  metadata: z
    .looseObject({
      exact_copy_mode: z.boolean().nullish(),
      originalEnhancedPrompt: Text,
      reference_mode: z.string().max(40).nullish(),
    })
    .nullish(),
});

/** Asked for there and without effect here, with the reason. */
const NO_EFFECT: Readonly<Record<string, string>> = {
  selectedModel: 'The studio’s default writer writes; choose it in the studio',
  enhancement_model: 'The studio’s default writer writes; choose it in the studio',
  model_id: 'The studio’s default writer writes; choose it in the studio',
  selectedPresets: 'Presets are put together when a picture is asked for',
};

/** What a program of such a studio wants written, in our words. */
export type EnhanceWish = {
  readonly text: string;
  readonly jobType: string | null;
  readonly format: string | null;
  readonly quality: string | null;
  /** Undefined where it goes by the words. */
  readonly mode: z.infer<typeof Mode> | undefined;
  readonly modelId: string;
  /** Another answer than before is wanted. */
  readonly again: boolean;
  /** The words go on without a writer: those of a picture that is changed, or copied exactly. */
  readonly asIs: { readonly words: string; readonly template: string } | null;
  readonly ignored: readonly Ignored[];
};

/** Content types that ask for something else than a prompt, with what is missing here. */
const NOT_WRITTEN: Readonly<Record<string, string>> = {
  scene_creation:
    'contentType scene_creation asks for a described scene, its prompt, tags and a kind of role play, of which this studio writes the prompt alone: ask for that with contentType sfw or nsfw',
  scene_starters:
    'contentType scene_starters asks for three opening lines of a role play, and this studio has no role play that they could open',
};

const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });

function modelOf(jobType: string | null, format: string | null, quality: string | null): string {
  const said = `${jobType ?? ''} ${format ?? ''}`.toLowerCase();
  const high = `${jobType ?? ''} ${quality ?? ''}`.toLowerCase().includes('high');
  const kind = /wan|video/.test(said) ? 'wan-video' : 'sdxl';
  return `ourvidz-${kind}-${high ? 'high' : 'fast'}`;
}

function asIsOf(text: string, { metadata }: z.infer<typeof Body>): EnhanceWish['asIs'] {
  if (metadata?.exact_copy_mode)
    return { words: metadata.originalEnhancedPrompt?.trim() || text, template: 'exact_copy' };
  if (metadata?.reference_mode !== 'modify') return null;
  return { words: `maintain the same subject; ${text}`, template: 'modify_flow' };
}

/** Reads what is to be written, under either of the names that each field has. Raises `invalid_request` in the words of such a studio. */
export function readEnhance(given: unknown): EnhanceWish {
  const { data: body, error } = Body.safeParse(given);
  if (!body) throw refuse(`Missing or invalid ${error.issues[0]?.path.join('.') || 'body'}`);
  const text = body.prompt?.trim() || body.original_prompt?.trim() || '';
  if (text === '') throw refuse('Prompt is required');
  const type = body.contentType ?? body.content_type ?? null;
  const { data: mode, success } = Mode.nullable().safeParse(type);
  if (!success) throw refuse(NOT_WRITTEN[type ?? ''] ?? `contentType ${type} is not known here: sfw or nsfw`);
  const [jobType, format, quality] = [body.jobType ?? body.job_type ?? null, body.format ?? null, body.quality ?? null];
  return {
    text,
    jobType,
    format,
    quality,
    mode: mode ?? undefined,
    modelId: modelOf(jobType, format, quality),
    again: body.regeneration === true,
    asIs: asIsOf(text, body),
    ignored: Object.entries(NO_EFFECT).flatMap(([field, why]) => (body[field] == null ? [] : [{ field, why }])),
  };
}
