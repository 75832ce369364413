import { LANE_NAMES } from '../../contract/policy.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Provider, Reading, Ref } from '../../providers/provider.ts';
import { findAttempt, reportProgress } from '../tasks/index.ts';
import { type CallRow, markBegan, markFetched, refOfCall } from './calls-store.ts';
import type { CloudCard } from './cloud-card.ts';
import { paidUntilMs } from './deadline-of.ts';
import { dropCall, failCall } from './end-call.ts';
import { fetchOutputs, isLastingLoss } from './fetch-outputs.ts';
import { pauseMs } from './lane.ts';
import type { LaneParts } from './lane-parts.ts';
import { listOutputs } from './list-outputs.ts';

/** What following a run needs beside the house itself. */
export type Following = {
  readonly provider: Provider;
  readonly card: CloudCard;
  readonly signal: AbortSignal;
  /** Waits, unless a webhook or a cancelled task says to look at once. */
  readonly pause: (ms: number) => Promise<void>;
};
type Ended = Reading & { state: 'ended' };
type Succeeded = Reading & { state: 'succeeded' };

const isWanted = ({ database }: LaneParts, { attemptId }: CallRow): boolean =>
  findAttempt(database.read, attemptId)?.state === 'running';

function tellProgress(parts: LaneParts, call: CallRow, reading: Reading & { state: 'waiting' | 'running' }): void {
  const name = LANE_NAMES[call.lane];
  const before = reading.state === 'waiting' && reading.ahead ? `, ${reading.ahead} before it` : '';
  const message = reading.state === 'waiting' ? `Waiting at ${name}${before}` : `Running at ${name}`;
  reportProgress(parts.tasks, call.workerId, call.attemptId, { fraction: 0, step: null, steps: null, message });
}

const endRun = (parts: LaneParts, call: CallRow, card: CloudCard, { how, problem, billed, workedMs }: Ended) =>
  parts.database.write(db => {
    const took = { workedMs, costMicros: null, billed };
    if (findAttempt(db, call.attemptId)?.state !== 'running') dropCall(parts, db, call, card, took);
    else failCall(parts, db, call, card, { problem, took, fault: how !== 'failed' });
  });

/** What is paid for is not given up for one bad answer: so often in a row must the same be said. */
const BELIEVED = 4;

/** Whether a reading gives up what may be there, and so is not believed at once. */
const isDoubtful = (reading: Reading, card: CloudCard): boolean =>
  (reading.state === 'ended' && reading.how === 'gone') ||
  (reading.state === 'succeeded' && listOutputs(reading.answer, card.output).length === 0);

/** Fetches what a run made, again and again while that may help; what can never be fetched has been paid for all the same. */
async function bringHome(parts: LaneParts, call: CallRow, made: Succeeded, following: Following): Promise<void> {
  const { database, tempo, log } = parts;
  const { provider, card, signal, pause } = following;
  const { answer, workedMs, costMicros, logs } = made;
  const took = { workedMs, costMicros, billed: 'yes' } as const;
  const urls = listOutputs(answer, card.output);
  const since = performance.now();
  let losses = 0;
  for (let tries = 0; ; tries += 1) {
    if (!isWanted(parts, call)) return database.write(db => dropCall(parts, db, call, card, took));
    try {
      if (urls.length === 0) {
        const provider = LANE_NAMES[call.lane];
        const reason = 'its answer holds no file where one was expected';
        throw new Refusal({ code: 'provider_refused', message: `${provider}: ${reason}`, provider, reason });
      }
      const results = await fetchOutputs(parts, provider, card, urls, signal);
      await database.write(db => markFetched(db, call.attemptId, { results, workedMs, costMicros, logs }));
      return;
    } catch (error) {
      if (signal.aborted || !(error instanceof Refusal)) throw error;
      losses = isLastingLoss(error) ? losses + 1 : 0;
      if (losses >= BELIEVED || urls.length === 0 || performance.now() - since > tempo.fetchMs)
        return database.write(db => failCall(parts, db, call, card, { problem: error.problem, took, fault: true }));
      log(`What ${LANE_NAMES[call.lane]} made could not be fetched and is tried again: ${error.message}`);
      await pause(pauseMs(tries, tempo.pollFirstMs, tempo.pollMostMs));
    }
  }
}

/**
 * Follows a run that its cloud has named, until it has ended: polls with growing pauses, stops it there when its task was cancelled or it has run for
 * as long as is paid for, and brings what it made into the house. Raises what the cloud's answers raise; then it is looked at again later.
 */
export async function followCall(parts: LaneParts, call: CallRow, following: Following): Promise<void> {
  const { database, tempo, now } = parts;
  const { provider, card, signal, pause } = following;
  const ref: Ref = refOfCall(call);
  const paidUntil = paidUntilMs(card);
  let { beganAt } = call;
  let stopped = false;
  let doubts = 0;
  for (let looks = 0; !signal.aborted; looks += 1) {
    const reading = await provider.read(ref, signal);
    doubts = isDoubtful(reading, card) ? doubts + 1 : 0;
    if (doubts > 0 && doubts < BELIEVED) {
      await pause(pauseMs(doubts, tempo.pollFirstMs, tempo.pollMostMs));
      continue;
    }
    switch (reading.state) {
      case 'waiting':
      case 'running':
        if (isWanted(parts, call)) tellProgress(parts, call, reading);
        if (reading.state === 'running' && beganAt === null) {
          const at = now();
          beganAt = at;
          await database.write(db => markBegan(db, call.attemptId, at));
        }
        break;
      case 'succeeded':
        return bringHome(parts, call, reading, following);
      case 'ended':
        return void (await endRun(parts, call, card, reading));
      default:
        return reading satisfies never;
    }
    const overdue = paidUntil !== null && beganAt !== null && now() - beganAt > paidUntil;
    if (!stopped && (overdue || !isWanted(parts, call))) {
      await provider.cancel(ref, signal);
      stopped = true;
      looks = 0;
    }
    await pause(pauseMs(looks, tempo.pollFirstMs, tempo.pollMostMs));
  }
}
