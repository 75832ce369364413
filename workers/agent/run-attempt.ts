import { rm } from 'node:fs/promises';
import { type Problem, Refusal } from '../../backend/contract/problem.ts';
import type { Assignment } from '../../backend/contract/worker.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import type { Courier } from './courier.ts';
import { fetchInputs } from './fetch-inputs.ts';
import { keepLease, Stopped } from './keep-lease.ts';
import type { Outbox } from './outbox.ts';
import { reportThrottled } from './report-throttled.ts';
import { settleWithin } from './settle-within.ts';
import type { StudioDoor } from './studio-door.ts';

/** A delivery that takes longer goes on beside the next attempt. In ms. */
const BESIDE_MS = 5_000;

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

/** What an attempt is run with. */
export type AttemptParts = {
  readonly studio: StudioDoor;
  readonly outbox: Outbox;
  readonly courier: Courier;
  readonly workerId: string;
  readonly heartbeatMs: number;
  readonly say: (words: string) => void;
};

/**
 * The life of one attempt: inputs, run, outbox, delivery, under a lease that is kept all the while. Ends when the studio knows how it went or no longer
 * asks, or when the delivery takes longer than a moment: then it goes on beside the next attempt. What is made is delivered even when the lease
 * was lost or the task was cancelled meanwhile: the studio says whether it wants it.
 */
export async function runAttempt(parts: AttemptParts, assignment: Assignment, runtime: Runtime): Promise<void> {
  const { studio, outbox, courier, workerId, heartbeatMs, say } = parts;
  const { attemptId, task } = assignment;
  const startedAt = performance.now();
  const attempt = new AbortController();
  const over = new AbortController();
  const lease = keepLease(studio, attemptId, heartbeatMs, attempt, over.signal);
  let folder: string | null = null;
  let delivering: Promise<unknown> = Promise.resolve();
  try {
    folder = await outbox.makeWorkFolder(attemptId);
    const inputs = await fetchInputs(studio, task.parameters, folder, attempt.signal);
    const job = { attemptId, task, inputs, folder };
    const output = await runtime.run(job, reportThrottled(studio, attemptId), attempt.signal);
    const tookMs = Math.round(performance.now() - startedAt);
    delivering = courier.send(await outbox.put({ attemptId, workerId, runtime: runtime.name, output, tookMs }));
  } catch (error) {
    if (attempt.signal.aborted && attempt.signal.reason instanceof Stopped) {
      say(`Attempt ${attemptId} was given up: ${attempt.signal.reason.message}`);
    } else {
      const problem = problemOf(error, runtime.name);
      say(`Attempt ${attemptId} failed: ${problem.message}`);
      await studio.fail({ params: { id: attemptId }, body: { problem, retryable: !NEVER_RETRY.has(problem.code) } });
    }
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
  const ended = delivering.finally(() => over.abort()).then(() => lease);
  await settleWithin(ended, BESIDE_MS);
}
