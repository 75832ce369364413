import { z } from 'zod';
import { converse } from '../converse.ts';
import { explainError, failWriter, findError } from '../fail-writer.ts';
import { createGatherer } from '../gather-text.ts';
import type { Place } from '../place.ts';
import { readJson } from '../read-answer.ts';
import type { Writer } from '../writer.ts';

/** Its two models, which it names in no answer (chat_worker.py). */
const MODELS = ['qwen_instruct', 'qwen_base'];

const Said = z.object({
  success: z.boolean().default(true),
  response: z.string().optional(),
  enhanced_prompt: z.string().optional(),
  tokens_generated: z.int().nullish(),
  model_info: z.object({ model_name: z.string().nullish() }).nullish(),
});
const Health = z.object({ status: z.string(), model_loaded: z.boolean().nullish() });

/** A chat worker of OurVidz: it tells what it wrote all at once, has two doors for it, and takes no seed. */
export const openOurvidz = (place: Place): Writer => ({
  write: ({ brief, messages, model, mostTokens, temperature }, hear, signal) =>
    converse(place, signal, place.limits.totalMs, async ({ send, noteWords }) => {
      const body = { messages, max_tokens: mostTokens, temperature, ...(model !== null && { model }) };
      const door = brief.purpose === 'enhance' ? '/enhance' : '/chat';
      const answer = await readJson(place, (await send(door, JSON.stringify(body))).pieces);
      const error = findError(answer);
      if (error) throw explainError(place, 200, error);
      const said = Said.safeParse(answer);
      if (!said.success) throw failWriter(place, 'not_words', 'does not answer as a chat worker of OurVidz does.');
      const { success, response, enhanced_prompt, tokens_generated, model_info } = said.data;
      if (!success) throw explainError(place, 200, null);
      noteWords();
      const gatherer = createGatherer(place, hear);
      gatherer.add(enhanced_prompt ?? response ?? '');
      const tokensOut = tokens_generated ?? null;
      // It does not say whether it was done, but how many tokens it took.
      const cutShort = tokensOut !== null && tokensOut >= mostTokens;
      const text = gatherer.end(cutShort);
      return { text, model: model_info?.model_name ?? model, tokensIn: null, tokensOut, cutShort };
    }),

  listModels: signal =>
    converse(place, signal, place.limits.listMs, async ({ send }) => {
      const answer = Health.safeParse(await readJson(place, (await send('/health')).pieces));
      if (!answer.success) throw failWriter(place, 'not_words', 'does not answer as a chat worker of OurVidz does.');
      return MODELS;
    }),
});
