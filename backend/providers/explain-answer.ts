import { z } from 'zod';
import { type Problem, Refusal } from '../contract/problem.ts';
import type { Submitted } from './provider.ts';
import { type Answered, type Sending, sendRequest } from './send-request.ts';

/** A cloud as its problems name it, and the key that must never be told on. */
export type Speaker = { readonly provider: string; readonly key: string };

const REASON_MAX = 600;
/** What clouds say no with: a title and a detail, or a list of what does not fit (FastAPI), or one word. */
const Said = z.object({
  title: z.string().optional(),
  detail: z
    .union([
      z.string(),
      z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])).optional(), msg: z.string() })),
    ])
    .optional(),
  message: z.string().optional(),
  error: z.string().optional(),
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy in between: its words are shown as they are.
    return null;
  }
}

/** What a cloud said, in its own words and without the key, should it repeat it. */
export function readReason(said: unknown, fallback: string, { key }: Speaker): string {
  const { data } = Said.safeParse(said);
  const { detail } = data ?? {};
  const listed = Array.isArray(detail)
    ? detail.map(({ loc, msg }) => [loc?.slice(1).join('.'), msg].filter(Boolean).join(': ')).join('; ')
    : detail;
  const reason = listed || data?.message || data?.error || data?.title || fallback;
  return reason.replaceAll(key, '…').slice(0, REASON_MAX);
}

/** How long a cloud asks to be left alone (RFC 9110, 10.2.3: seconds or a date), in ms; null where it does not say. */
function readRetryAfter(headers: Headers, now: number): number | null {
  const said = headers.get('retry-after');
  if (said === null || said.trim() === '') return null;
  const seconds = Number(said);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(said) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : null;
}

const refused = (provider: string, reason: string): Problem => ({
  code: 'provider_refused',
  message: `${provider} said no: ${reason}`,
  provider,
  reason,
});
const down = (provider: string, why: string): Problem => ({
  code: 'provider_down',
  message: `${provider} did not answer: ${why}`,
  provider,
});

const outOfCredit = (provider: string, reason: string): Problem => ({
  code: 'provider_out_of_credit',
  message: `${provider} wants to be paid first: ${reason}`,
  provider,
});
const keyRefused = (provider: string, reason: string): Problem => ({
  code: 'provider_key_refused',
  message: `${provider} does not take the key: ${reason}`,
  provider,
  reason,
});

/** FAL says both with a 403: that an account without money is locked, and that one model is not for everybody. */
const MONEY = /\b(balance|credits?|billing|payment)\b/i;
const ACCOUNT = /\b(locked|suspended|disabled|banned|invalid (api )?(key|token)|authenticat\w+)\b/i;

/** Whether a cloud takes nothing more under this key, whatever is asked of it. */
export const isShutOut = ({ code }: Problem): boolean =>
  code === 'provider_key_refused' || code === 'provider_out_of_credit';

/** What an answer other than a good one means. */
export function explainStatus(speaker: Speaker, { status, text, headers }: Answered & { came: 'answer' }): Problem {
  const { provider } = speaker;
  const said = parse(text);
  const reason = readReason(said, `status ${status}`, speaker);
  switch (status) {
    case 401:
      return keyRefused(provider, reason);
    case 402:
      return outOfCredit(provider, reason);
    case 403:
      if (MONEY.test(reason)) return outOfCredit(provider, reason);
      return ACCOUNT.test(reason) ? keyRefused(provider, reason) : refused(provider, reason);
    case 429: {
      const retryAfterMs = readRetryAfter(headers, Date.now()) ?? 0;
      return { code: 'rate_limited', message: `${provider} asks for a pause: ${reason}`, retryAfterMs };
    }
    default:
      return status >= 500 ? down(provider, reason) : refused(provider, reason);
  }
}

/** Asks again and again is harmless here. Raises `provider_down`, `rate_limited`, `provider_refused`, `provider_out_of_credit`, `provider_key_refused`; a 404 is null. */
export async function askProvider(speaker: Speaker, sending: Sending): Promise<(Answered & { came: 'answer' }) | null> {
  const answered = await sendRequest(sending);
  if (answered.came !== 'answer') throw new Refusal(down(speaker.provider, answered.why.replaceAll(speaker.key, '…')));
  if (answered.status === 404) return null;
  if (answered.status < 200 || answered.status > 299) throw new Refusal(explainStatus(speaker, answered));
  return answered;
}

/** Reads a good answer. Raises `provider_down` where it is not what was agreed on. */
export function readAnswer<T>({ provider }: Speaker, { text }: { text: string }, shape: z.ZodType<T>): T {
  const read = shape.safeParse(parse(text));
  if (read.success) return read.data;
  throw new Refusal(down(provider, 'its answer could not be read'));
}

/**
 * What became of a run that was sent. Only an answer that says no tells that it does not run; where none came, or one of those that stand for a
 * broken machine in between (408, 5xx), it may.
 */
export function judgeSubmit(speaker: Speaker, answered: Answered, readRef: (text: string) => Submitted): Submitted {
  const { provider } = speaker;
  const unknown = (why: string): Submitted => ({
    outcome: 'unknown',
    problem: {
      code: 'submission_unknown',
      message: `The request went out to ${provider}, and no answer came back: ${why.replaceAll(speaker.key, '…')}`,
      provider,
    },
  });
  switch (answered.came) {
    case 'unsent':
      return { outcome: 'absent', problem: down(provider, answered.why), again: true, waitMs: null };
    case 'lost':
      return unknown(answered.why);
    case 'answer': {
      const { status, headers, text } = answered;
      if (status >= 200 && status < 300) {
        try {
          return readRef(text);
        } catch (error) {
          if (error instanceof Refusal) return unknown('its answer could not be read');
          throw error;
        }
      }
      if (status === 408 || status >= 500) return unknown(`status ${status}`);
      const problem = explainStatus(speaker, answered);
      const again = status === 429;
      return { outcome: 'absent', problem, again, waitMs: again ? readRetryAfter(headers, Date.now()) : null };
    }
    default:
      return answered satisfies never;
  }
}
