import { createReadStream } from 'node:fs';
import type { Parameters } from '../../../contract/parameters.ts';
import { Refusal } from '../../../contract/problem.ts';
import { findMedia, takeInMedia } from '../../generations/index.ts';
import { failAttempt, finishTask, reportProgress } from '../../tasks/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { type Job, jobOf } from './jobs.ts';
import { findLease, type LeaseRow } from './leases-store.ts';
import { listFallbacks } from './list-fallbacks.ts';
import { readReference } from './object-path.ts';
import { findOwnObject } from './objects-store.ts';
import type { Callback, NamedFile } from './read-callback.ts';

/** What came of a callback: whether it changed anything, and in words what. */
export type Settled = { readonly skipped: boolean; readonly message: string };

const skip = (message: string): Settled => ({ skipped: true, message });
const failed = (reason: string) => ({
  code: 'runtime_failed' as const,
  message: reason.slice(0, 500),
  runtime: 'OurVidz',
  reason: reason.slice(0, 500),
});

const FRAME_LIMIT = 50 * 1024 * 1024;

type Result = { readonly sha256: string; readonly seed: number | null };

/** The bytes of one file that a callback names; those that this worker did not hand in itself are none of its. */
function findResult(
  { database }: CompatParts,
  { workerId }: DialectCaller,
  origin: string,
  file: NamedFile,
): string | null {
  const name = readReference(file.path, origin);
  return (name && findOwnObject(database.read, name, workerId)) ?? null;
}

/** A picture that came as a clip of one frame, as Wan's do, is that frame; null where no frame of it can be read. */
async function asPicture(
  { database, generations }: CompatParts,
  sha256: string,
  signal: AbortSignal,
): Promise<string | null> {
  if (!findMedia(database.read, sha256)?.type.startsWith('video/')) return sha256;
  try {
    const frame = await generations.renditions.read(sha256, 'preview');
    const rules = { limitBytes: FRAME_LIMIT, signal };
    return (await takeInMedia(generations, createReadStream(frame), rules)).sha256;
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'not_found') return null;
    throw error;
  }
}

/** The seed that a file was made with: as it says, or as it was asked for; Wan's worker has none that it tells. */
const seedOf = (job: Job, file: NamedFile, asked: number | null) =>
  job.queue === 'wan_queue' ? null : (file.seed ?? asked);

async function complete(
  parts: CompatParts,
  caller: DialectCaller,
  lease: LeaseRow,
  callback: Callback,
  { origin, signal }: { origin: string; signal: AbortSignal },
): Promise<Settled> {
  const job = jobOf(lease.modelId);
  const parameters = JSON.parse(lease.parameters) as Parameters;
  const results: Result[] = [];
  let reason = 'None of the assets was uploaded by this worker';
  for (const file of callback.files) {
    const found = findResult(parts, caller, origin, file);
    if (found === null) continue;
    const sha256 = job.format === 'image' ? await asPicture(parts, found, signal) : found;
    if (sha256 === null) reason = 'A clip came in place of a picture, and no frame of it can be read here';
    else results.push({ sha256, seed: seedOf(job, file, lease.seed) });
  }
  if (results.length === 0) {
    await failAttempt(parts.tasks, caller.workerId, lease.attemptId, failed(reason), true);
    throw new Refusal({ code: 'invalid_request', message: reason, issues: [] });
  }
  const delivery = {
    results,
    runtime: 'OurVidz',
    versions: {},
    unmapped: listFallbacks(job, parameters, callback),
    tookMs: Math.max(0, parts.now() - lease.startedAt),
  };
  const { accepted } = await finishTask(parts.tasks, caller.workerId, lease.attemptId, delivery, {
    afterFailure: true,
  });
  return { skipped: false, message: accepted === 'late' ? 'Kept as a further variant' : 'Job completed' };
}

/**
 * Does what a callback says to the task that its worker popped: finishes it with the files that the worker handed in, fails this try of it, or
 * shows that it runs and lets it run on. What is over stays as it is, but what failed may still succeed; a job that this worker never popped is unknown.
 * Raises `invalid_request` for a completed job without a file.
 */
export async function settleCallback(
  parts: CompatParts,
  caller: DialectCaller,
  callback: Callback,
  place: { origin: string; signal: AbortSignal },
): Promise<Settled> {
  const { database, tasks } = parts;
  const { workerId } = caller;
  const lease = findLease(database.read, callback.jobId, workerId);
  if (!lease) return skip('No such job');
  if (lease.state === 'accepted' || lease.state === 'late') return skip('Job is already completed');
  if (lease.status === 'cancelled') return skip('Job was cancelled');
  switch (callback.status) {
    case 'completed':
      return complete(parts, caller, lease, callback, place);
    case 'failed':
      if (lease.state !== 'running') return skip('Job is no longer this worker’s');
      await failAttempt(
        tasks,
        workerId,
        lease.attemptId,
        failed(callback.error ?? 'It failed without saying why.'),
        true,
      );
      return { skipped: false, message: 'Job failed' };
    case 'processing': {
      if (lease.state !== 'running') return skip('Job is no longer this worker’s');
      await tasks.queue.extend(lease.attemptId, callback.jobId, parts.silentLeaseMs ?? jobOf(lease.modelId).leaseMs);
      const progress = { fraction: 0, step: null, steps: null, message: 'The machine is at work' };
      reportProgress(tasks, workerId, lease.attemptId, progress);
      return { skipped: false, message: 'Job processing' };
    }
    default:
      return callback.status satisfies never;
  }
}
