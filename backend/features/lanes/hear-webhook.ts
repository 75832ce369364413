import { LANE_NAMES } from '../../contract/policy.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';
import type { WritableDb } from '../../db/handles.ts';
import { takeUpAttempt } from '../tasks/index.ts';
import { type CallRow, findCall, findCallByRun, markAccepted } from './calls-store.ts';
import { noteDelivery } from './deliveries-store.ts';
import type { LaneBook } from './lane-book.ts';
import type { LaneParts } from './lane-parts.ts';

/** What came to the door of webhooks: for which cloud, about which of our calls by its address, and its headers and bytes. */
export type Webhook = {
  readonly lane: Lane;
  readonly callId: string | null;
  readonly headers: Headers;
  readonly body: Uint8Array;
};

const ASK_MS = 20_000;

/** The call that a run belongs to. One of which no answer came learns by this what its cloud calls it. */
function claimRun(parts: LaneParts, db: WritableDb, { lane, callId }: Webhook, runId: string): CallRow | undefined {
  const known = findCallByRun(db, lane, runId);
  if (known || callId === null) return known;
  const call = findCall(db, callId);
  if (!call || call.lane !== lane || call.providerId !== null) return undefined;
  const cloudRef = parts.clouds[lane]('').refOf(call.providerModel, runId);
  if (!markAccepted(db, callId, cloudRef, parts.now())) return undefined;
  takeUpAttempt(parts.tasks, db, { id: callId, taskId: call.taskId });
  return call;
}

/**
 * Hears what a cloud says of a run, once: it only has the run looked at sooner, and what it came to is read from the cloud itself. Returns the attempt
 * to look at; null for what was heard before, or is about no call of ours. Raises `not_allowed` for what the cloud has not signed just now.
 */
export async function hearWebhook(parts: LaneParts, book: LaneBook, webhook: Webhook): Promise<string | null> {
  const { lane, headers, body } = webhook;
  const provider = book.get(lane).provider();
  const heard = provider && (await provider.hear(headers, body, parts.now(), AbortSignal.timeout(ASK_MS)));
  if (!heard) {
    const message = `${LANE_NAMES[lane]} has not signed this, or not in the last minutes.`;
    throw new Refusal({ code: 'not_allowed', message, needs: 'a signature' });
  }
  return parts.database.write(db => {
    if (!noteDelivery(db, lane, heard.deliveryId, parts.now())) return null;
    return claimRun(parts, db, webhook, heard.runId)?.attemptId ?? null;
  });
}
