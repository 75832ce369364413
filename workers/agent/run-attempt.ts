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
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return { code: 'disk_full', message: "The disk of the worker's machine is full. Free some space there." };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'runtime_failed',
    message: `${runtime} failed: ${reason}`.slice(0, 500),
    runtime,
    reason: reason.slice(0, 400),
  };
}

/** What is made is delivered even when the lease was lost meanwhile, and the studio keeps it; only a person's cancel ends that. */
function untilCancelled(attempt: AbortSignal): AbortSignal {
  const cancel = new AbortController();
  const hear = () => {
    if (attempt.reason instanceof Stopped && attempt.reason.why === 'cancelled') cancel.abort(attempt.reason);
  };
  if (attempt.aborted) hear();
  else attempt.addEventListener('abort', hear);
  return cancel.signal;
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
  const lease = keepLease(studio, attemptId, heartbeatMs, attempt, over.signal);
  let folder: string | null = null;
  try {
    folder = await mkdtemp(path.join(tmpdir(), 'dailies-'));
    const inputs = await fetchInputs(studio, task.parameters, folder, attempt.signal);
    const output = await runtime.run(
      { attemptId, task, inputs, folder },
      reportThrottled(studio, attemptId),
      attempt.signal,
    );
    const cancelled = untilCancelled(attempt.signal);
    cancelled.throwIfAborted();
    await deliver(studio, attemptId, runtime, output, Math.round(performance.now() - startedAt), cancelled);
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
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}
