import { type Enhancement, MANY_MOST, NewEnhancement } from '../../../contract/enhancements.ts';
import { Refusal } from '../../../contract/problem.ts';
import { finishEnhancement } from '../../enhancements/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { workspaceOf } from '../workspace-of.ts';
import { type AiPrompt, readAiPrompt, refuseAiPrompt } from './read-ai-prompt.ts';

/** The models that Reigh writes prompts for, unless a project has others. */
const FOR_PICTURES = 'wan2gp.qwen_image';
const FOR_CLIPS = 'wan2gp.t2v_22';
const SUMMARY_WORDS = 10;

type Of<Task extends AiPrompt['task']> = Extract<AiPrompt, { task: Task }>;

/** Who waits for the answer, and until when by `performance.now()`. */
type Place = { readonly caller: DialectCaller; readonly gone: AbortSignal; readonly until: number };

/** What it took, as such programs count it; null where the writer counts nothing. */
const sayUsage = ({ tokensIn, tokensOut }: Enhancement) =>
  tokensIn === null && tokensOut === null
    ? null
    : {
        prompt_tokens: tokensIn ?? 0,
        completion_tokens: tokensOut ?? 0,
        total_tokens: (tokensIn ?? 0) + (tokensOut ?? 0),
      };

const isEmptyAnswer = (error: unknown): boolean =>
  error instanceof Refusal && error.problem.code === 'writer_failed' && error.problem.reason === 'empty';

type Wish = Pick<NewEnhancement, 'purpose' | 'text'> & Partial<NewEnhancement>;

function write(parts: CompatParts, { caller, gone, until }: Place, wish: Wish, rules = ''): Promise<Enhancement> {
  const asked = NewEnhancement.parse({
    projectId: workspaceOf(parts, caller),
    modelId: wish.purpose === 'segment' ? FOR_CLIPS : FOR_PICTURES,
    ...wish,
  });
  const waitMs = Math.max(1, until - performance.now());
  return finishEnhancement(parts.enhancements, caller.owner, asked, { waitMs, gone }, { rules });
}

async function generatePrompts(parts: CompatParts, place: Place, asked: Of<'generate_prompts'>) {
  const { overallPromptText, rulesToRememberText, numberToGenerate, existingPrompts, temperature } = asked;
  const rules = rulesToRememberText?.trim() ?? '';
  // Reigh's form may be sent with no idea in it: then more of what there is already is meant.
  const text = overallPromptText?.trim() || existingPrompts.at(-1) || rules;
  if (text === '') throw refuseAiPrompt('overallPromptText is required');
  const wish = {
    purpose: 'many',
    text,
    count: numberToGenerate ?? 3,
    existing: existingPrompts.slice(-MANY_MOST).map(each => each.slice(0, 10_000)),
    creativity: temperature ?? 0.8,
  } as const;
  const written = await write(parts, place, wish, rules.slice(0, 2_000));
  return { prompts: written.prompts, usage: sayUsage(written) };
}

async function editPrompt(parts: CompatParts, place: Place, asked: Of<'edit_prompt'>) {
  const text = asked.originalPromptText.trim();
  const wish = {
    purpose: 'edit',
    text,
    instruction: asked.editInstructions.trim(),
    creativity: asked.temperature ?? 0.7,
  } as const;
  try {
    const written = await write(parts, place, wish);
    return { success: true, newText: written.prompts[0] ?? text, usage: sayUsage(written) };
  } catch (error) {
    if (isEmptyAnswer(error)) return { success: true, newText: text, usage: null };
    throw error;
  }
}

async function generateSummary(parts: CompatParts, place: Place, { promptText }: Of<'generate_summary'>) {
  try {
    const written = await write(parts, place, { purpose: 'summarise', text: promptText.trim() });
    const words = (written.prompts[0] ?? '').split(/\s+/).filter(Boolean).slice(0, SUMMARY_WORDS);
    return { summary: words.join(' ') || null, usage: sayUsage(written) };
  } catch (error) {
    if (isEmptyAnswer(error)) return { summary: null, usage: null };
    throw error;
  }
}

/** One prompt for a clip; a writer that fails leaves it as it was, and that is said. */
async function enhanceSegment(parts: CompatParts, place: Place, text: string, temperature: number | null) {
  if (text.trim() === '') return { prompt: text, usage: null };
  try {
    const written = await write(parts, place, { purpose: 'segment', text: text.trim(), creativity: temperature });
    return { prompt: written.prompts[0] ?? text, usage: sayUsage(written) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code === 'content_refused' || place.gone.aborted) throw error;
    return { prompt: text, usage: null, warning: error.message };
  }
}

async function enhanceSegments(parts: CompatParts, place: Place, asked: Of<'enhance_segment_prompt'>) {
  const temperature = asked.temperature ?? null;
  if (asked.prompts) {
    const written = [];
    for (const text of asked.prompts) written.push(await enhanceSegment(parts, place, text, temperature));
    const warnings = written.flatMap(({ warning }) => (warning === undefined ? [] : [warning]));
    return {
      enhanced_prompts: written.map(({ prompt }) => prompt),
      usage: written.map(({ usage }) => usage),
      ...(warnings.length > 0 && { warning: warnings.join(' ') }),
    };
  }
  if (!asked.prompt?.trim()) throw refuseAiPrompt('prompt or prompts is required');
  const { prompt, ...said } = await enhanceSegment(parts, place, asked.prompt, temperature);
  return { enhanced_prompt: prompt, ...said };
}

/**
 * Reigh's `ai-prompt`: has the studio's own writers write, and waits for them to end. Raises what `finishEnhancement` raises, and `invalid_request` for what is
 * no task or lacks what it needs.
 */
export function writeForReigh(parts: CompatParts, from: Omit<Place, 'until'>, body: unknown): Promise<object> {
  const place = { ...from, until: performance.now() + parts.writingMs };
  const asked = readAiPrompt(body);
  switch (asked.task) {
    case 'generate_prompts':
      return generatePrompts(parts, place, asked);
    case 'edit_prompt':
      return editPrompt(parts, place, asked);
    case 'generate_summary':
      return generateSummary(parts, place, asked);
    case 'enhance_segment_prompt':
      return enhanceSegments(parts, place, asked);
    default:
      return asked satisfies never;
  }
}
