import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Problem, Refusal } from '../../backend/contract/problem.ts';
import type { Assignment } from '../../backend/contract/worker.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import { deliver } from './deliver.ts';
import { fetchInputs } from './fetch-inputs.ts';
import { keepLease, Stopped } from './keep-lease.ts';
import { reportThrottled } from './report-throttled.ts';
import type { StudioDoor } from './studio-door.ts';

const NEVER_RETRY: ReadonlySet<Problem['code']> = new Set([
  'invalid_request',
  'unsupported_media',
  'not_found',
  'too_large',
]);

function problemOf(error: unknown, runtime: string): Problem {
  if (error instanceof Refusal) return error.problem;
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'runtime_failed',
    message: `${runtime} failed: ${reason}`.slice(0, 500),
    runtime,
    reason: reason.slice(0, 400),
  };
}

/** The life of one attempt: inputs, run, delivery, under a lease that is kept all the while. Ends when the studio knows how it went, or no longer asks. */
export async function runAttempt(
  studio: StudioDoor,
  assignment: Assignment,
  runtime: Runtime,
  heartbeatMs: number,
  say: (words: string) => void,
): Promise<void> {
  const { attemptId, task } = assignment;
  const startedAt = performance.now();
  const attempt = new AbortController();
  const over = new AbortController();
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-'));
  const lease = keepLease(studio, attemptId, heartbeatMs, attempt, over.signal);
  try {
    const inputs = await fetchInputs(studio, task.parameters, folder, attempt.signal);
    const output = await runtime.run({ task, inputs, folder }, reportThrottled(studio, attemptId), attempt.signal);
    attempt.signal.throwIfAborted();
    await deliver(studio, attemptId, runtime, output, Math.round(performance.now() - startedAt), attempt.signal);
  } catch (error) {
    const stopped = attempt.signal.aborted && attempt.signal.reason instanceof Stopped;
    const gone =
      error instanceof Refusal && (error.problem.code === 'lease_lost' || error.problem.code === 'task_finished');
    if (stopped || gone) {
      say(
        `Attempt ${attemptId} was given up: ${stopped ? attempt.signal.reason.message : error instanceof Error ? error.message : ''}`,
      );
      return;
    }
    const problem = problemOf(error, runtime.name);
    say(`Attempt ${attemptId} failed: ${problem.message}`);
    await studio.fail({ params: { id: attemptId }, body: { problem, retryable: !NEVER_RETRY.has(problem.code) } });
  } finally {
    over.abort();
    await lease;
    await rm(folder, { recursive: true, force: true });
  }
}
