import { z } from 'zod';
import { type Problem, Refusal } from '../../contract/problem.ts';
import type { Place } from './place.ts';

type Reason = Extract<Problem, { code: 'writer_failed' }>['reason'];

const WORDS_MAX = 300;

/** Says why a writer wrote nothing that can be used, without its key, should it have repeated that. */
export function failWriter({ name, key }: Pick<Place, 'name' | 'key'>, reason: Reason, words: string): Refusal {
  const clean = key === null ? words : words.replaceAll(key, '…');
  return new Refusal({ code: 'writer_failed', message: `${name} ${clean}`, writer: name, reason });
}

/** Says that nobody answers at a writer's address. */
export const missWriter = ({ name, address, key }: Place, why: string): Refusal =>
  new Refusal({
    code: 'unreachable',
    message: `${name} does not answer at ${address} (${key === null ? why : why.replaceAll(key, '…')}). Is it running, and is the address right?`,
    where: `writer at ${address}`,
  });

const Text = z.string().trim().min(1);
/** How writers word an error: OpenAI and those like it, FastAPI (transformers serve, vLLM), Ollama and OurVidz. */
const Said = z.union([
  z
    .object({
      error: z.object({ message: Text, code: z.union([z.string(), z.number()]).nullish(), type: z.string().nullish() }),
    })
    .transform(({ error }) => ({ words: error.message, code: `${error.code ?? ''} ${error.type ?? ''}` })),
  z.object({ error: Text }).transform(({ error }) => ({ words: error, code: '' })),
  z.object({ detail: Text }).transform(({ detail }) => ({ words: detail, code: '' })),
  z
    .object({ detail: z.array(z.object({ msg: Text })).min(1) })
    .transform(({ detail }) => ({ words: detail.map(({ msg }) => msg).join('; '), code: '' })),
  z
    .object({ error: z.unknown().refine(error => error !== null && error !== undefined && error !== false) })
    .transform(({ error }) => ({ words: JSON.stringify(error), code: '' })),
  z.object({ object: z.literal('error'), message: Text }).transform(({ message }) => ({ words: message, code: '' })),
]);
type Said = z.infer<typeof Said>;

/** The error in an answer, in the writer's own words, on one line of at most 300 characters; null where it tells none. */
export function findError(answer: unknown): Said | null {
  const { data } = Said.safeParse(answer);
  if (!data) return null;
  const words = data.words.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return { words: words.length > WORDS_MAX ? `${words.slice(0, WORDS_MAX)}…` : words, code: data.code };
}

const BUSY = /rate.?limit|overloaded|capacity|too many|busy|maximum pending/i;
const NO_MODEL =
  /model.*(not found|not exist|not_found|no longer|not supported|not a valid|not available|try pulling)|(no such|unknown|invalid|pull).*model|not a valid model/i;

/** How long a writer asks to be left alone (RFC 9110, 10.2.3: seconds or a date), in words; empty where it does not say. */
function sayPause(retryAfter: string | undefined, now: number): string {
  if (retryAfter === undefined || retryAfter.trim() === '') return '';
  const seconds = Number(retryAfter);
  const wait = Number.isFinite(seconds) ? Math.ceil(seconds) : Math.ceil((Date.parse(retryAfter) - now) / 1000);
  if (!Number.isFinite(wait) || wait <= 0) return '';
  return wait < 120 ? ` Try again in ${wait} s.` : ` Try again in ${Math.ceil(wait / 60)} minutes.`;
}

/** What an error that stands in an answer means; `status` is that of the answer, 200 where the error stands in a good one. */
export function explainError(place: Place, status: number, said: Said | null, retryAfter?: string): Refusal {
  const quote = said ? `: ${said.words}` : `, with status ${status}`;
  const about = said ? `${said.code} ${said.words}` : '';
  if (status === 401 || status === 403)
    return failWriter(
      place,
      'locked',
      place.key === null
        ? `wants a key${quote}. Give it one in Settings, under Writers.`
        : `does not take its key${quote}. Give it another in Settings, under Writers.`,
    );
  if (status === 402) return failWriter(place, 'refused', `wants to be paid first${quote}.`);
  if (status === 429 || status === 503 || status === 498 || BUSY.test(about))
    return failWriter(
      place,
      'busy',
      `asks for a pause${quote}.${sayPause(retryAfter, Date.now()) || ' Try again in a moment.'}`,
    );
  if (NO_MODEL.test(about))
    return failWriter(
      place,
      'no_model',
      `does not have that model${quote}. Choose another in Settings, under Writers.`,
    );
  if (status === 404 || status === 405)
    return failWriter(place, 'refused', `has nothing at that address${quote}. Is the path of the address right?`);
  if (status >= 500 || status === 200) return failWriter(place, 'broken', `broke down${quote}.`);
  return failWriter(place, 'refused', `said no${quote}.`);
}
