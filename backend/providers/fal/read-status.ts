import { setTimeout as sleep } from 'node:timers/promises';
import { type Problem, Refusal } from '../../contract/problem.ts';
import { askProvider, explainStatus, isShutOut, readAnswer, readReason, type Speaker } from '../explain-answer.ts';
import type { Billed, Reading, Ref } from '../provider.ts';
import { type Answered, type Sending, sendRequest } from '../send-request.ts';
import { Status } from './answers.ts';

const LOGS_MAX = 20_000;
type Asking = (method: Sending['method'], url: string) => Sending;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function end(how: 'failed' | 'cancelled' | 'gone', reason: string, billed: Billed, workedMs: number | null): Reading {
  const problem: Problem = { code: 'provider_refused', message: `FAL: ${reason}`, provider: 'FAL', reason };
  return { state: 'ended', how, problem, billed, workedMs };
}

/** Whether it was the run that failed, and not a machine on the way to its result: only the run's own words come with a detail or a type. */
function isOfRun(speaker: Speaker, answered: Answered & { came: 'answer' }): boolean {
  const { status, headers, text } = answered;
  if (status === 408 || status === 429 || isShutOut(explainStatus(speaker, answered))) return false;
  if (status < 500) return true;
  const said = parse(text);
  const typed = typeof said === 'object' && said !== null && ('error_type' in said || 'detail' in said);
  return headers.has('x-fal-error-type') || typed;
}

/** A run that failed says so each time; a machine on the way may say the same once. So it is asked so often, with such pauses in ms, before it is believed. */
const BELIEVED = 3;
const ASKED_AGAIN_MS = 300;

async function askResult(sending: Sending): Promise<Answered> {
  let answered = await sendRequest(sending);
  for (let asked = 1; asked < BELIEVED && answered.came === 'answer' && answered.status >= 500; asked += 1) {
    await sleep(ASKED_AGAIN_MS * asked, undefined, { signal: sending.signal });
    answered = await sendRequest(sending);
  }
  return answered;
}

/** What a completed request came to: its result, or the status and words that the run itself ended with. */
async function readResult(speaker: Speaker, sending: Sending, logs: string, workedMs: number | null): Promise<Reading> {
  const answered = await askResult(sending);
  if (answered.came === 'answer' && (answered.status < 200 || answered.status > 299) && isOfRun(speaker, answered)) {
    const reason = readReason(parse(answered.text), `status ${answered.status}`, speaker);
    // FAL takes money for what came out alone.
    return end(answered.status === 404 ? 'gone' : 'failed', reason, 'no', workedMs);
  }
  if (answered.came === 'answer' && answered.status >= 200 && answered.status <= 299) {
    const answer = parse(answered.text);
    if (answer !== undefined) return { state: 'succeeded', answer, logs, workedMs, costMicros: null };
  } else if (answered.came === 'answer') throw new Refusal(explainStatus(speaker, answered));
  const why = answered.came === 'answer' ? `status ${answered.status}` : answered.why;
  throw new Refusal({ code: 'provider_down', message: `FAL did not hand the result out: ${why}`, provider: 'FAL' });
}

/** How a request stands. There is no state of failure: a completed one whose result is an error has failed. */
export async function readStatus(speaker: Speaker, { urls }: Ref, asking: Asking): Promise<Reading> {
  const { status: statusUrl = '', result = '' } = urls;
  const answered = await askProvider(speaker, asking('GET', `${statusUrl}?logs=1`));
  if (!answered) return end('gone', 'it knows nothing of that run any more', 'no', null);
  const { status, queue_position: ahead, logs: said, metrics } = readAnswer(speaker, answered, Status);
  const logs = (said ?? [])
    .map(({ message }) => message)
    .join('\n')
    .slice(-LOGS_MAX);
  const workedMs = metrics?.inference_time == null ? null : Math.round(metrics.inference_time * 1000);
  switch (status) {
    case 'IN_QUEUE':
      return { state: 'waiting', ahead: ahead ?? null, logs };
    case 'COMPLETED':
      return readResult(speaker, asking('GET', result), logs, workedMs);
    case 'CANCELLED':
    case 'CANCELED':
      return end('cancelled', 'it was stopped', 'no', workedMs);
    default:
      return { state: 'running', logs };
  }
}
