import { Refusal } from '../../contract/problem.ts';
import type { Delivery } from '../../contract/worker.ts';
import type { WritableDb } from '../../db/handles.ts';
import { finishTask, readOwn } from '../tasks/index.ts';
import { type CallRow, markEnded } from './calls-store.ts';
import { type CloudCard, toModelCard } from './cloud-card.ts';
import { dropCall, failCall } from './end-call.ts';
import type { LaneParts } from './lane-parts.ts';
import { settleCall } from './settle-call.ts';

/** Hands a call's results in as a worker would: the take, the end of the task, the money and the end of the call are one transaction. */
export async function finishCall(parts: LaneParts, call: CallRow, card: CloudCard): Promise<void> {
  const { database, tasks, now } = parts;
  const { attemptId, taskId, workerId, modelId, sentAt, preparedAt, workedMs, costMicros } = call;
  const { seed } = readOwn(database.read, taskId);
  const hashes = JSON.parse(call.results ?? '[]') as string[];
  const took = { workedMs, costMicros, billed: 'yes' } as const;
  const delivery: Delivery = {
    results: hashes.map(sha256 => ({ sha256, seed })),
    runtime: call.lane,
    versions: { model: card.providerId, ...(card.providerVersion !== null && { version: card.providerVersion }) },
    unmapped: JSON.parse(call.unmapped) as Delivery['unmapped'],
    tookMs: Math.max(0, now() - (sentAt ?? preparedAt)),
  };
  const { name, version, label = null } = toModelCard(card);
  const pay = (db: WritableDb) => {
    if (markEnded(db, attemptId, 'succeeded', false, now())) settleCall(parts, db, call, card, took);
  };
  try {
    await finishTask(tasks, workerId, attemptId, delivery, {
      ranAs: { id: modelId, name, version, label },
      alongside: pay,
    });
    // What came second, and is kept beside the first, was paid for too.
    await database.write(pay);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    if (problem.code === 'task_finished') await database.write(db => dropCall(parts, db, call, card, took));
    else if (problem.code === 'invalid_request')
      await database.write(db => failCall(parts, db, call, card, { problem, took, fault: false }));
    else throw error;
  }
}
