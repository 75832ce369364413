import { LANE_NAMES } from '../../contract/policy.ts';
import type { Problem } from '../../contract/problem.ts';
import { Refusal } from '../../contract/problem.ts';
import { isShutOut } from '../../providers/explain-answer.ts';
import type { Listed, Provider } from '../../providers/provider.ts';
import { findAttempt, holdTask, takeUpAttempt } from '../tasks/index.ts';
import { type CallRow, listKnownRuns, markAccepted, moveCall } from './calls-store.ts';
import { dropCall, withdrawCall } from './end-call.ts';
import { isSameInput } from './fingerprint.ts';
import { pauseMs } from './lane.ts';
import type { LaneParts } from './lane-parts.ts';
import { readPublicAddress } from './webhook-address.ts';

/** How far the cloud's clock and ours may be apart, in ms: the input tells runs apart, the time only bounds the search. */
const SKEW_MS = 3_600_000;

export type Reconciling = {
  readonly provider: Provider;
  readonly signal: AbortSignal;
  readonly pause: (ms: number) => Promise<void>;
};

const lost = (lane: CallRow['lane'], why: string): Problem => {
  const provider = LANE_NAMES[lane];
  const message = `A run was sent to ${provider}, no answer came back, and ${why}. Nobody but you can say whether it ran.`;
  return { code: 'submission_unknown', message, provider };
};

/** What a list says of a call: the run it is, that it is not there, or nothing that could be relied on. */
function judgeList(call: CallRow, runs: readonly Listed[], known: ReadonlySet<string>): Listed | 'absent' | 'unclear' {
  const sent = { sent: call.sent ?? '{}', sentHash: call.sentHash ?? '' };
  const own = runs.filter(({ ref, model }) => model === call.providerModel && !known.has(ref.id));
  const match = own.find(({ input }) => isSameInput(input, sent) === true);
  if (match) return match;
  return own.some(({ input }) => isSameInput(input, sent) === null) ? 'unclear' : 'absent';
}

/** A person is asked, since nothing else can tell; where the task was cancelled meanwhile, the money counts as spent. */
const askPerson = (parts: LaneParts, call: CallRow, why: string): Promise<void> =>
  parts.database.write(db => {
    if (findAttempt(db, call.attemptId)?.state === 'cancelled')
      return dropCall(parts, db, call, null, { workedMs: null, costMicros: null, billed: 'yes' });
    if (moveCall(db, call.attemptId, 'hold'))
      holdTask(parts.tasks, db, { id: call.attemptId, taskId: call.taskId }, lost(call.lane, why));
  });

async function readList(
  { provider, signal }: Reconciling,
  since: number,
): Promise<readonly Listed[] | null | 'silent'> {
  try {
    return await provider.findSince(since, signal);
  } catch (error) {
    if (error instanceof Refusal && !isShutOut(error.problem)) return 'silent';
    throw error;
  }
}

/**
 * Looks in the cloud's own list for a call of which no answer came. One that is there is followed like any other; one that is still not there after
 * a while never arrived; where there is no list, or it tells nothing, a person decides. Nothing is sent again before that.
 */
export async function reconcileCall(parts: LaneParts, call: CallRow, reconciling: Reconciling): Promise<void> {
  const { database, tempo, now, tasks } = parts;
  const { attemptId, taskId, lane, sentAt, preparedAt } = call;
  const since = (sentAt ?? preparedAt) - SKEW_MS;
  const age = now() - (sentAt ?? preparedAt);
  const runs = await readList(reconciling, since);
  if (runs === null) {
    // A cloud without a list may still tell by a webhook, where it can reach us.
    const mayTell = readPublicAddress(database.read) !== null && age < tempo.settledMs;
    if (!mayTell) return askPerson(parts, call, 'that cloud keeps no list of what it runs');
  } else if (runs !== 'silent') {
    const found = judgeList(
      call,
      runs,
      listKnownRuns(
        database.read,
        lane,
        runs.map(({ ref }) => ref.id),
      ),
    );
    if (typeof found === 'object')
      return database.write(db => {
        // Two calls of one input may both look for it: a run belongs to one of them.
        if (listKnownRuns(db, lane, [found.ref.id]).size > 0) return;
        if (markAccepted(db, attemptId, found.ref, now())) takeUpAttempt(tasks, db, { id: attemptId, taskId });
      });
    if (found === 'absent' && age >= tempo.settledMs)
      return database.write(db => {
        const problem = {
          ...lost(lane, 'its list does not have it'),
          message: `The run never reached ${LANE_NAMES[lane]}.`,
        };
        withdrawCall(parts, db, call, problem);
      });
    if (found === 'unclear' && age >= tempo.askMs)
      return askPerson(parts, call, 'its list shows a run that may be this one');
  } else if (age >= tempo.askMs) return askPerson(parts, call, 'it has not been reached since');
  await reconciling.pause(pauseMs(3, tempo.pollFirstMs, tempo.pollMostMs));
}
