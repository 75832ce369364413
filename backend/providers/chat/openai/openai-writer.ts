import { z } from 'zod';
import { converse, type Exchange } from '../converse.ts';
import { explainError, failWriter, findError } from '../fail-writer.ts';
import { createGatherer } from '../gather-text.ts';
import type { Place } from '../place.ts';
import { readJson } from '../read-answer.ts';
import type { Writer, WritingOrder, Written } from '../writer.ts';
import { fetchThrough, refuseShape } from './fetch-through.ts';
import { paramsOf } from './params-of.ts';

const Words = z.string().nullish();
/** A chunk of an answer, as far as it is read: servers agree on no more. */
const Chunk = z.object({
  model: Words,
  choices: z
    .array(
      z.object({
        delta: z.object({ content: Words, reasoning_content: Words, reasoning: Words, refusal: Words }).nullish(),
        finish_reason: Words,
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.int().nullish(), completion_tokens: z.int().nullish() }).nullish(),
});
const Models = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Loaded when it is first needed: it takes a tenth of a second, which no start of a studio should wait for. */
const loadClient = () => import('openai');
type Loaded = Awaited<ReturnType<typeof loadClient>>;

/** A client that takes nothing from the environment, logs nothing, tries once, and leaves key and deadlines to the exchange. */
const openClient = ({ OpenAI }: Loaded, baseURL: string, fetch: ReturnType<typeof fetchThrough>) =>
  new OpenAI({
    baseURL,
    apiKey: 'unused',
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: 2_147_483_647,
    fetch,
  });

/** What a failure of the client's own means; those of the exchange are told by it. */
function explainClient({ APIError }: Loaded, place: Place, error: unknown): unknown {
  if (error instanceof SyntaxError)
    return failWriter(place, 'not_words', 'answered with something that cannot be read.');
  // It came as an event of a good answer.
  if (error instanceof APIError && error.error) return explainError(place, 200, findError({ error: error.error }));
  return error;
}

async function write(
  loaded: Loaded,
  place: Place,
  order: WritingOrder,
  hear: (text: string) => void,
  exchange: Exchange,
): Promise<Written> {
  let framed = true;
  const note = (told: boolean) => {
    framed = told;
  };
  const client = openClient(loaded, place.address, fetchThrough(place, exchange, note));
  const gatherer = createGatherer(place, hear);
  const written = { model: order.model, tokensIn: null as number | null, tokensOut: null as number | null };
  let finished: string | null = null;
  let refusal = '';
  try {
    for await (const said of await client.chat.completions.create(paramsOf(place, order))) {
      const chunk = Chunk.safeParse(said);
      if (!chunk.success) throw refuseShape(place);
      const { model, choices, usage } = chunk.data;
      written.model = model || written.model;
      written.tokensIn = usage?.prompt_tokens ?? written.tokensIn;
      written.tokensOut = usage?.completion_tokens ?? written.tokensOut;
      const [choice] = choices ?? [];
      const { content, reasoning_content, reasoning, refusal: refused } = choice?.delta ?? {};
      if (reasoning_content || reasoning) gatherer.noteThoughts();
      if (content || reasoning_content || reasoning || refused) exchange.noteWords();
      refusal += refused ?? '';
      gatherer.add(content ?? '');
      finished = choice?.finish_reason ?? finished;
    }
  } catch (error) {
    throw explainClient(loaded, place, error);
  }
  if (refusal !== '') throw failWriter(place, 'refused', `said no: ${refusal.slice(0, 300)}`);
  if (finished === 'content_filter')
    throw failWriter(place, 'refused', 'does not write that: its own filter stopped it. Choose another writer.');
  if (finished === null && !framed) throw failWriter(place, 'broken', 'stopped in the middle. Try again.');
  const cutShort = finished === 'length';
  return { ...written, text: gatherer.end(cutShort), cutShort };
}

/** A writer that speaks as OpenAI does: Groq, OpenRouter, llama.cpp, vLLM, LM Studio, transformers serve. */
export const openOpenai = (place: Place): Writer => ({
  write: async (order, hear, signal) => {
    const loaded = await loadClient();
    return converse(place, signal, place.limits.totalMs, exchange => write(loaded, place, order, hear, exchange));
  },
  listModels: async signal => {
    const listed = await converse(place, signal, place.limits.listMs, async ({ send }) => {
      const models = Models.safeParse(await readJson(place, (await send('/models')).pieces));
      if (!models.success) throw refuseShape(place);
      return models.data.data.map(({ id }) => id);
    });
    // Whoever is asked what it has is soon asked to write: the first words are then not kept waiting for the client.
    await loadClient();
    return listed;
  },
});
