import { LANE_NAMES } from '../../contract/policy.ts';
import { Refusal } from '../../contract/problem.ts';
import { isShutOut } from '../../providers/explain-answer.ts';
import { findAttempt, moveAttempt } from '../tasks/index.ts';
import { type CallRow, findCall, moveCall } from './calls-store.ts';
import { dropCall } from './end-call.ts';
import { finishCall } from './finish-call.ts';
import { followCall } from './follow-call.ts';
import { type OpenLane, pauseMs, type Wakes } from './lane.ts';
import type { LaneParts } from './lane-parts.ts';
import { reconcileCall } from './reconcile-call.ts';
import { sendCall } from './send-call.ts';

/** What ends the work on a call: `soft` between two steps, `hard` within one. */
export type Stops = { readonly soft: AbortSignal; readonly hard: AbortSignal };

const KEY_MS = 60_000;

/** One step further with a call, from where its row says that it is. */
async function step(parts: LaneParts, lane: OpenLane, call: CallRow, wakes: Wakes, stops: Stops): Promise<void> {
  const { database } = parts;
  const { attemptId } = call;
  const card = lane.cardOf(call.modelId);
  const provider = lane.provider();
  const pause = (ms: number) => wakes.wait(attemptId, ms, stops.soft);
  if (call.state === 'sending')
    return database.write(db => {
      if (moveCall(db, attemptId, 'lose')) moveAttempt(db, attemptId, 'lose');
    });
  if (call.state === 'fetched' && card) return finishCall(parts, call, card);
  if (call.state === 'prepared' && findAttempt(database.read, attemptId)?.state !== 'running')
    return database.write(db => dropCall(parts, db, call, card, null));
  // A run of a model whose card or key is gone waits for them to come back: what was paid for is not thrown away.
  if (!provider || !card) return wakes.wait(call.lane, KEY_MS, stops.soft);
  switch (call.state) {
    case 'prepared':
      return sendCall(parts, call, {
        provider,
        card,
        hard: stops.hard,
        pause,
        shut: (db, problem) => lane.shut(db, provider, problem),
      });
    case 'unknown':
      return reconcileCall(parts, call, { provider, signal: stops.hard, pause });
    case 'accepted':
      return followCall(parts, call, { provider, card, signal: stops.hard, pause });
    case 'fetched':
    case 'held':
    case 'ended':
      return;
    default:
      return call.state satisfies never;
  }
}

/** Takes a call to its end, from wherever it stands: after a restart as well as from its beginning. What fails is tried again, never anew. */
export async function driveCall(
  parts: LaneParts,
  lane: OpenLane,
  attemptId: string,
  wakes: Wakes,
  stops: Stops,
): Promise<void> {
  const { database, tempo, log } = parts;
  for (let failures = 0; !stops.soft.aborted; ) {
    const call = findCall(database.read, attemptId);
    if (!call || call.state === 'ended' || call.state === 'held') return;
    const provider = lane.provider();
    try {
      await step(parts, lane, call, wakes, stops);
      failures = 0;
    } catch (error) {
      if (stops.soft.aborted) return;
      const words = error instanceof Error ? error.message : String(error);
      log(`A run at ${LANE_NAMES[lane.lane]} could not be followed and is looked at again: ${words}`);
      if (provider && error instanceof Refusal && isShutOut(error.problem)) {
        const { problem } = error;
        // What runs there is waited for, however long it takes a person to mend it: it is paid for.
        await database.write(db => lane.shut(db, provider, problem));
        await wakes.wait(call.lane, KEY_MS, stops.soft);
        continue;
      }
      const asked = error instanceof Refusal && error.problem.code === 'rate_limited' ? error.problem.retryAfterMs : 0;
      await wakes.wait(
        attemptId,
        Math.max(asked, pauseMs(failures, tempo.pollFirstMs, 3 * tempo.pollMostMs)),
        stops.soft,
      );
      failures += 1;
    }
  }
}
