import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../../backend/contract/problem.ts';
import { type Answer, type EngineDoor, refuseRun } from '../diffusion/engine-door.ts';
import type { RuntimeReport } from '../runtime.ts';
import { Failure, Job, Submitted } from './answers.ts';
import { ENGINE } from './look-at-server.ts';

const EVERY_MS = 400;
const CANCEL_MS = 5_000;
const QUEUE_FULL_MS = 15_000;

function wordsOf({ body, status }: Answer): string {
  const { error, message } = Failure.safeParse(body).data ?? {};
  return (typeof error === 'string' ? error : error?.message) ?? message ?? `it answered ${status}`;
}

/** Hands a job in and returns its id. Raises `invalid_request`, `rate_limited` for a full queue, `runtime_failed`. */
export async function submitJob(door: EngineDoor, mode: string, body: unknown, signal: AbortSignal): Promise<string> {
  const answer = await door.ask(`/sdcpp/v1/${mode}`, { method: 'POST', body, withinMs: 60_000 }, signal);
  const submitted = Submitted.safeParse(answer.body);
  if (answer.status === 202 && submitted.success) return submitted.data.id;
  const why = wordsOf(answer).slice(0, 300);
  if (answer.status === 429)
    throw new Refusal({
      code: 'rate_limited',
      message: `The queue of ${ENGINE} is full.`,
      retryAfterMs: QUEUE_FULL_MS,
    });
  if (answer.status === 400)
    throw new Refusal({
      code: 'invalid_request',
      message: `${ENGINE} cannot do that: ${why}.`,
      issues: [{ path: '', message: why }],
    });
  throw refuseRun(ENGINE, `${ENGINE} failed: ${why}`);
}

/** Cancels exactly this job, waiting or at work; where the server cannot (409) or no longer knows it, its result is dropped. */
export async function cancelJob(door: EngineDoor, id: string): Promise<void> {
  const within = AbortSignal.timeout(CANCEL_MS);
  try {
    await door.ask(`/sdcpp/v1/jobs/${encodeURIComponent(id)}/cancel`, { method: 'POST', body: {} }, within);
  } catch (error) {
    // A server that is away has nothing that could be cancelled, or nobody who could be told.
    if (!within.aborted && !(error instanceof Refusal)) throw error;
  }
}

async function readJob(door: EngineDoor, id: string, signal: AbortSignal): Promise<Job> {
  const answer = await door.ask(`/sdcpp/v1/jobs/${encodeURIComponent(id)}`, {}, signal);
  if (answer.status === 404 || answer.status === 410)
    throw refuseRun(ENGINE, `${ENGINE} no longer knows the job: it was started anew, or has thrown the result away.`);
  const job = Job.safeParse(answer.body);
  if (answer.status !== 200 || !job.success) throw refuseRun(ENGINE, `${ENGINE} failed: ${wordsOf(answer)}`);
  return job.data;
}

function tell({ status, queue_position: position }: Job, workingMs: number, report: RuntimeReport): void {
  const seconds = Math.round(workingMs / 1000);
  const message =
    status === 'queued'
      ? `Waits in the engine${position ? `, ${position} before it` : ''}`
      : `At work for ${seconds} s; the engine does not say how far it is`;
  report({ fraction: 0, step: null, steps: null, message });
}

/**
 * Waits until a job is done and returns it, by asking again and again. An engine that is silent for `silentMs` is given up.
 * Raises `runtime_failed` for a job that failed, was cancelled there, or is gone (404, 410), `unreachable`.
 */
export async function awaitJob(
  door: EngineDoor,
  id: string,
  silentMs: number,
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<Job> {
  let heardAt = performance.now();
  let beganAt: number | null = null;
  for (;;) {
    try {
      const job = await readJob(door, id, signal);
      heardAt = performance.now();
      if (job.status === 'completed') return job;
      if (job.status === 'failed')
        throw refuseRun(ENGINE, `${ENGINE} failed: ${job.error?.message ?? 'no reason told'}`);
      if (job.status === 'cancelled') throw refuseRun(ENGINE, `The job was cancelled in ${ENGINE} itself.`);
      if (job.status === 'generating') beganAt ??= heardAt;
      tell(job, heardAt - (beganAt ?? heardAt), report);
    } catch (error) {
      const silent = error instanceof Refusal && error.problem.code === 'unreachable';
      if (!silent || performance.now() - heardAt > silentMs) throw error;
    }
    await sleep(EVERY_MS, undefined, { signal });
  }
}
