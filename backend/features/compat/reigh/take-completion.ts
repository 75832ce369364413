import { SEED_MAX } from '../../../contract/parameters.ts';
import type { Delivery } from '../../../contract/worker.ts';
import { findAttempt, finishTask, readOwn } from '../../tasks/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { type Brought, bringResult } from './bring-result.ts';
import { mapParams } from './map-params.ts';
import type { Completion } from './read-completion.ts';
import { findLease } from './reigh-leases-store.ts';
import type { ReighParts } from './reigh-parts.ts';
import { ReighRefusal, refuseBody, refuseUnknownTask } from './reigh-refusal.ts';
import { findReighTask, type ReighTask, saveOutput } from './reigh-tasks-store.ts';
import { addressOf } from './storage-path.ts';

/** The answer of `complete_task`. */
export type Completed = {
  readonly success: true;
  readonly public_url: string | null;
  readonly thumbnail_url: string | null;
  readonly follow_up: {
    readonly status: 'ok' | 'degraded';
    readonly issues: readonly { readonly code: string; readonly message: string }[];
  };
  readonly message: string;
};

function say(task: ReighTask, origin: string, issues: Brought['issues'], message: string): Completed {
  const { outputPath, outputText, thumbnailPath } = task;
  return {
    success: true,
    public_url: outputPath === null ? outputText : addressOf(origin, outputPath),
    thumbnail_url: thumbnailPath === null ? null : addressOf(origin, thumbnailPath),
    follow_up: { status: issues.length === 0 ? 'ok' : 'degraded', issues },
    message,
  };
}

/** A worker cannot be told to stop, so a task that a person has cancelled ends well for it: it would only report its failure again and again. */
const sayCancelled = (task: ReighTask, origin: string) => {
  const message = 'The task was cancelled; nothing was kept';
  return say(task, origin, [{ code: 'task_cancelled', message }], message);
};

/** What of a person's settings the worker had no place for. */
function listUnmapped({ mappings, tasks, database }: ReighParts, task: ReighTask): Delivery['unmapped'] {
  const mapping = mappings[task.modelId];
  if (!task.mapped || !mapping) return [];
  const { asked } = tasks.batches.readOf(database.read, readOwn(database.read, task.id));
  return mapParams(mapping, asked, null, () => '').unmapped;
}

const seedOf = ({ params: { seed } }: ReighTask): number | null =>
  typeof seed === 'number' && Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX ? seed : null;

function deliveryOf(parts: ReighParts, task: ReighTask, { sha256 }: Brought): Delivery {
  const since = task.generatingAt ?? task.startedAt ?? parts.now();
  return {
    results: sha256 === null ? [] : [{ sha256, seed: seedOf(task) }],
    runtime: 'wan2gp',
    versions: {},
    unmapped: listUnmapped(parts, task),
    tookMs: Math.max(0, parts.now() - since),
  };
}

/**
 * Finishes a task with what its worker hands in, once: the same again is answered alike, a cancelled one is not kept, one that comes after another
 * worker's is kept as a further variant. Words are what comes of a task of Reigh's programs, never of one that a person asked for here.
 * Raises `not_found`, `conflict` for a task that this worker was not given, `task_finished`, and what `bringResult` raises.
 */
export async function takeCompletion(
  parts: ReighParts,
  caller: DialectCaller,
  completion: Completion,
  origin: string,
  signal: AbortSignal,
): Promise<Completed> {
  const db = parts.database.read;
  const { owner, workerId } = caller;
  const { taskId } = completion;
  const task = findReighTask(db, owner, taskId);
  if (!task) throw refuseUnknownTask(taskId);
  const lease = findLease(db, workerId, taskId);
  const attempt = lease && findAttempt(db, lease.attemptId);
  if (!lease || !attempt)
    throw new ReighRefusal('task_not_claimed', { code: 'conflict', message: 'Claim the task first', what: 'task' });
  if (attempt.state === 'accepted' || attempt.state === 'late')
    return say(task, origin, [], 'The task was completed already');
  if (task.status === 'cancelled') return sayCancelled(task, origin);

  const brought = await bringResult({ parts, caller, task, signal }, completion);
  if (task.mapped && brought.sha256 === null)
    throw refuseBody('no_file', 'A picture or clip was asked for, and words came');
  const delivery = deliveryOf(parts, task, brought);
  const { path, text, thumbnailPath, issues } = brought;
  const { accepted } = await finishTask(parts.tasks, workerId, lease.attemptId, delivery, {
    empty: delivery.results.length === 0,
    alongside: tx => saveOutput(tx, taskId, { path, text, thumbnailPath }),
  });
  const message = accepted === 'late' ? 'Kept as a further variant: another had finished it' : 'Task completed';
  return say(findReighTask(db, owner, taskId) ?? task, origin, issues, message);
}
