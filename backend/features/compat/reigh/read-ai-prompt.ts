import { z } from 'zod';
import { MANY_MOST } from '../../../contract/enhancements.ts';
import { Refusal } from '../../../contract/problem.ts';

const Text = z.string().max(50_000);
const Temperature = z.number().min(0).max(2).nullish();
/** Prompts that there are: as texts, or as the objects that Reigh's screens hold. */
const Existing = z
  .array(
    z.union([Text, z.looseObject({ text: Text.optional(), fullPrompt: Text.optional(), prompt: Text.optional() })]),
  )
  .max(1_000)
  .nullish()
  .transform(list =>
    (list ?? [])
      .map(each => (typeof each === 'string' ? each : (each.text ?? each.fullPrompt ?? each.prompt ?? '')).trim())
      .filter(text => text !== ''),
  );
const Required = (name: string) => Text.refine(text => text.trim() !== '', `${name} is required`);

const Asked = z.discriminatedUnion('task', [
  z.looseObject({
    task: z.literal('generate_prompts'),
    overallPromptText: Text.nullish(),
    rulesToRememberText: Text.nullish(),
    numberToGenerate: z.int().min(1).max(MANY_MOST, `numberToGenerate can be at most ${MANY_MOST}`).nullish(),
    existingPrompts: Existing,
    temperature: Temperature,
  }),
  z.looseObject({
    task: z.literal('edit_prompt'),
    originalPromptText: Required('originalPromptText'),
    editInstructions: Required('editInstructions').max(2_000),
    temperature: Temperature,
  }),
  z.looseObject({ task: z.literal('generate_summary'), promptText: Required('promptText') }),
  z.looseObject({
    task: z.literal('enhance_segment_prompt'),
    prompt: Text.nullish(),
    prompts: z.array(Text).max(MANY_MOST, `At most ${MANY_MOST} prompts at a time`).nullish(),
    temperature: Temperature,
  }),
]);
/** What a program asks to have written. */
export type AiPrompt = z.infer<typeof Asked>;

/** Refuses what was asked in a sentence. */
export const refuseAiPrompt = (message: string): Refusal =>
  new Refusal({ code: 'invalid_request', message, issues: [] });
const TASKS = Asked.options.map(option => option.shape.task.value);

/** Reads what is to be written. Raises `invalid_request` in the words of such a studio. */
export function readAiPrompt(body: unknown): AiPrompt {
  const { success, data, error } = Asked.safeParse(body);
  if (success) return data;
  const { task } = z.looseObject({ task: z.unknown() }).safeParse(body).data ?? {};
  if (task === undefined) throw refuseAiPrompt('task is required');
  if (!TASKS.some(known => known === task)) throw refuseAiPrompt(`Unknown task: ${String(task).slice(0, 100)}`);
  const [issue] = error.issues;
  throw refuseAiPrompt(
    issue?.code === 'custom' || issue?.code === 'too_big'
      ? issue.message
      : `${issue?.path.join('.')}: ${issue?.message}`,
  );
}
