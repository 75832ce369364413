import { z } from 'zod';
import { converse, type Exchange } from '../converse.ts';
import { explainError, failWriter, findError } from '../fail-writer.ts';
import { createGatherer } from '../gather-text.ts';
import type { Place } from '../place.ts';
import { parseAnswer, readJson, readText, tellAnswer } from '../read-answer.ts';
import type { Writer, WritingOrder } from '../writer.ts';
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
/** A whole answer, from a server that streams none. */
const Whole = z.object({ choices: z.array(z.looseObject({ message: z.unknown() })).min(1) });
const Models = z.object({ data: z.array(z.object({ id: z.string() })) });

const STREAM = { 'content-type': 'text/event-stream' };

/** Lets the client speak through an exchange that has limits. A whole answer becomes a stream of one event. */
const fetchThrough =
  (place: Place, { send }: Exchange, note: (framed: boolean) => void) =>
  async (_: unknown, init?: { body?: unknown }): Promise<Response> => {
    const came = await send('/chat/completions', String(init?.body));
    const { kind, pieces } = await tellAnswer(place, came.pieces);
    note(came.framed || kind === 'json');
    if (kind !== 'json') return new Response(ReadableStream.from(pieces), { headers: STREAM });
    const said = parseAnswer(place, await readText(pieces));
    const error = findError(said);
    if (error) throw explainError(place, 200, error);
    const whole = Whole.safeParse(said);
    if (!whole.success) throw failWriter(place, 'not_words', 'does not answer as an OpenAI-compatible server does.');
    const choices = whole.data.choices.map(({ message, ...choice }) => ({ ...choice, delta: message }));
    return new Response(`data: ${JSON.stringify({ ...Object(said), choices })}\n\n`, { headers: STREAM });
  };

/** Loaded when it is first needed: it takes a tenth of a second, which no start of a studio should wait for. */
async function openClient(place: Place, exchange: Exchange, note: (framed: boolean) => void) {
  const { default: OpenAI, APIError } = await import('openai');
  const client = new OpenAI({
    baseURL: place.address,
    // The exchange sends the key itself. Nothing is taken from the environment, and nothing is logged.
    apiKey: 'unused',
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: 2_147_483_647,
    fetch: fetchThrough(place, exchange, note),
  });
  return { client, APIError };
}

async function write(place: Place, order: WritingOrder, hear: (text: string) => void, exchange: Exchange) {
  let framed = true;
  const { client, APIError } = await openClient(place, exchange, told => {
    framed = told;
  });
  const gatherer = createGatherer(place, hear);
  let model = order.model;
  let finished: string | null = null;
  let refusal = '';
  let tokensIn: number | null = null;
  let tokensOut: number | null = null;
  try {
    const stream = await client.chat.completions.create(paramsOf(place, order));
    for await (const said of stream) {
      const chunk = Chunk.safeParse(said);
      if (!chunk.success) throw failWriter(place, 'not_words', 'does not answer as an OpenAI-compatible server does.');
      const { choices, usage } = chunk.data;
      model = chunk.data.model || model;
      tokensIn = usage?.prompt_tokens ?? tokensIn;
      tokensOut = usage?.completion_tokens ?? tokensOut;
      const [choice] = choices ?? [];
      const { content, reasoning_content, reasoning, refusal: refused } = choice?.delta ?? {};
      if (reasoning_content || reasoning) gatherer.noteThoughts();
      if (content || reasoning_content || reasoning || refused) exchange.noteWords();
      refusal += refused ?? '';
      gatherer.add(content ?? '');
      finished = choice?.finish_reason ?? finished;
    }
  } catch (error) {
    // Its JSON is broken.
    if (error instanceof SyntaxError)
      throw failWriter(place, 'not_words', 'answered with something that cannot be read.');
    // An error that came as an event of a good answer; others have a cause, which is told by whom the exchange belongs to.
    if (error instanceof APIError && error.error) throw explainError(place, 200, findError({ error: error.error }));
    throw error;
  }
  if (refusal !== '') throw failWriter(place, 'refused', `said no: ${refusal.slice(0, 300)}`);
  if (finished === null && !framed) throw failWriter(place, 'broken', 'stopped in the middle. Try again.');
  const cutShort = finished === 'length';
  if (finished === 'content_filter')
    throw failWriter(place, 'refused', 'does not write that: its own filter stopped it. Choose another writer.');
  return { text: gatherer.end(cutShort), model, tokensIn, tokensOut, cutShort };
}

/** A writer that speaks as OpenAI does: Groq, OpenRouter, llama.cpp, vLLM, LM Studio, transformers serve. */
export const openOpenai = (place: Place): Writer => ({
  write: (order, hear, signal) =>
    converse(place, signal, place.limits.totalMs, exchange => write(place, order, hear, exchange)),

  listModels: signal =>
    converse(place, signal, place.limits.listMs, async ({ send }) => {
      const models = Models.safeParse(await readJson(place, (await send('/models')).pieces));
      if (models.success) return models.data.data.map(({ id }) => id);
      throw failWriter(
        place,
        'not_words',
        'does not answer as an OpenAI-compatible server does. Is the address right?',
      );
    }),
});
