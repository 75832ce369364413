import { z } from 'zod';
import { converse } from '../converse.ts';
import { explainError, failWriter, findError } from '../fail-writer.ts';
import { createGatherer } from '../gather-text.ts';
import type { Place } from '../place.ts';
import { parseAnswer, readJson, readLines, tellAnswer } from '../read-answer.ts';
import type { Writer } from '../writer.ts';

/** A line of an answer (Ollama, docs/openapi.yaml, /api/chat). */
const Line = z.object({
  model: z.string().optional(),
  message: z.object({ content: z.string().default(''), thinking: z.string().nullish() }).optional(),
  done: z.boolean().default(false),
  done_reason: z.string().optional(),
  prompt_eval_count: z.int().optional(),
  eval_count: z.int().optional(),
});
const Tags = z.object({ models: z.array(z.object({ name: z.string() })) });

/** A writer that is spoken to in Ollama's own words: lines of JSON, an error of which may come in the middle of a good answer. */
export const openOllama = (place: Place): Writer => ({
  write: ({ messages, model, mostTokens, temperature, seed }, hear, signal) =>
    converse(place, signal, place.limits.totalMs, async ({ send, noteWords }) => {
      if (model === null) throw failWriter(place, 'no_model', 'needs a model. Choose one in Settings, under Writers.');
      const options = { num_predict: mostTokens, temperature, seed };
      const came = await send('/api/chat', JSON.stringify({ model, messages, stream: true, options }));
      const { kind, pieces } = await tellAnswer(place, came.pieces);
      if (kind === 'nothing') throw failWriter(place, 'empty', 'answered with nothing at all.');
      const gatherer = createGatherer(place, hear);
      for await (const text of readLines(pieces)) {
        if (text.trim() === '') continue;
        const said = parseAnswer(place, text);
        const error = findError(said);
        if (error) throw explainError(place, 200, error);
        const line = Line.safeParse(said);
        if (!line.success) throw failWriter(place, 'not_words', 'answered with something that no Ollama says.');
        const { message, done, done_reason, prompt_eval_count = null, eval_count = null } = line.data;
        if (message?.thinking) gatherer.noteThoughts();
        if (message?.thinking || message?.content) noteWords();
        gatherer.add(message?.content ?? '');
        if (!done) continue;
        const cutShort = done_reason === 'length';
        const answer = gatherer.end(cutShort);
        return {
          text: answer,
          model: line.data.model ?? model,
          tokensIn: prompt_eval_count,
          tokensOut: eval_count,
          cutShort,
        };
      }
      throw failWriter(place, 'broken', 'stopped in the middle. Try again.');
    }),

  listModels: signal =>
    converse(place, signal, place.limits.listMs, async ({ send }) => {
      const tags = Tags.safeParse(await readJson(place, (await send('/api/tags')).pieces));
      if (!tags.success) throw failWriter(place, 'not_words', 'does not answer as Ollama does. Is the address right?');
      return tags.data.models.map(({ name }) => name);
    }),
});
