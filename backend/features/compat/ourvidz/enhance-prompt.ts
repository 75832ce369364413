import { type Enhancement, NewEnhancement } from '../../../contract/enhancements.ts';
import { type ProblemCode, Refusal } from '../../../contract/problem.ts';
import { finishEnhancement } from '../../enhancements/index.ts';
import { measureWords, trimWords } from '../../prompts/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { workspaceOf } from '../workspace-of.ts';
import { type EnhanceWish, readEnhance } from './read-enhance.ts';

/** What ends with the words as they were: the writer could not, and nothing is wrong with the request. */
const FALLS_BACK: ReadonlySet<ProblemCode> = new Set(['writer_failed', 'unreachable', 'stays_home']);
/** The same words have the same answer, until another is wanted. */
const SEED = 0;

type Place = { readonly caller: DialectCaller; readonly gone: AbortSignal };

/** What became of the words: the new ones, by what, and how far down it fell to find them. */
type Outcome = {
  readonly words: string;
  readonly strategy: string;
  readonly template: string;
  readonly model: string;
  readonly fallback: 0 | 3;
  readonly cached: boolean;
  readonly content: Enhancement['content'] | null;
  readonly why?: string;
};

async function write(parts: CompatParts, { caller, gone }: Place, wish: EnhanceWish): Promise<Outcome> {
  if (wish.asIs !== null) {
    const { words, template } = wish.asIs;
    return { words, strategy: template, template, model: 'none', fallback: 0, cached: false, content: null };
  }
  const asked = NewEnhancement.parse({
    projectId: workspaceOf(parts, caller),
    modelId: wish.modelId,
    purpose: 'enhance',
    text: wish.text,
    seed: wish.again ? null : SEED,
  });
  const waiting = { waitMs: parts.writingMs, gone };
  const level = wish.mode && { level: wish.mode === 'nsfw' ? ('mature' as const) : ('general' as const) };
  try {
    const written = await finishEnhancement(parts.enhancements, caller.owner, asked, waiting, level);
    const { writer, template, prompts, cached, content } = written;
    return {
      words: prompts[0] ?? wish.text,
      strategy: writer.kind === 'rules' ? 'rules' : 'template',
      template: template.name,
      model: writer.model ?? writer.name,
      fallback: 0,
      cached,
      content,
    };
  } catch (error) {
    if (!(error instanceof Refusal) || !FALLS_BACK.has(error.problem.code) || gone.aborted) throw error;
    const none = { template: 'none', model: 'none', cached: false, content: null };
    return { words: wish.text, strategy: 'original_prompt', ...none, fallback: 3, why: error.message };
  }
}

/**
 * OurVidz's `enhance-prompt`: words that the studio's writer made richer, as far as the model reads them, with what it took. A writer that fails gives the own
 * words back and says so. Raises `invalid_request`, and what rating the words raises.
 */
export async function enhancePrompt(parts: CompatParts, place: Place, body: unknown): Promise<object> {
  const began = performance.now();
  const wish = readEnhance(body);
  const outcome = await write(parts, place, wish);
  const prompts = { database: parts.database, held: parts.enhancements.held };
  const words =
    outcome.fallback === 0 ? trimWords(prompts, place.caller.owner, wish.modelId, outcome.words) : outcome.words;
  const { length } = wish.text;
  return {
    success: true,
    original_prompt: wish.text,
    enhanced_prompt: words,
    enhancement_strategy: outcome.strategy,
    enhancement_metadata: {
      original_length: length,
      enhanced_length: words.length,
      expansion_percentage: Math.round(((words.length - length) / length) * 100),
      job_type: wish.jobType,
      format: wish.format,
      quality: wish.quality,
      content_mode: outcome.content === null ? (wish.mode ?? 'sfw') : outcome.content === 'mature' ? 'nsfw' : 'sfw',
      template_name: outcome.template,
      model_used: outcome.model,
      token_count: measureWords(prompts, place.caller.owner, wish.modelId, words).tokens,
      compression_applied: words !== outcome.words,
      fallback_level: outcome.fallback,
      ...(outcome.why !== undefined && { fallback_reason: outcome.why }),
      execution_time_ms: Math.round(performance.now() - began),
      cache_hit: outcome.cached,
      ...(wish.ignored.length > 0 && { ignored: wish.ignored }),
    },
  };
}
