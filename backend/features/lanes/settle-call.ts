import type { Parameters } from '../../contract/parameters.ts';
import type { PriceRule } from '../../contract/prices.ts';
import type { WritableDb } from '../../db/handles.ts';
import { priceOf } from '../../dispatch/price-of.ts';
import type { Billed } from '../../providers/provider.ts';
import { readPrice, releaseHold, settleHold } from '../spending/index.ts';
import { readOwn } from '../tasks/index.ts';
import type { CallRow } from './calls-store.ts';
import type { CloudCard } from './cloud-card.ts';
import type { LaneParts } from './lane-parts.ts';

/** What a cloud says that a run took. */
export type Took = { readonly workedMs: number | null; readonly costMicros: number | null; readonly billed: Billed };

const isByTime = (rule: PriceRule): boolean => rule.terms.some(({ per }) => per === 'run-second');

/** A rule as it stands once it is known how long the machine worked: seconds like any other. */
const withSeconds = (rule: PriceRule, workedMs: number): PriceRule => ({
  terms: rule.terms.map(term =>
    term.per === 'run-second'
      ? { per: 'second', of: { seconds: workedMs / 1000 }, round: 'exact', rates: term.rates }
      : term,
  ),
});

/** What a run came to by the price book: by the seconds that it took where it is paid so, or else what such a run costs. */
function costByBook(
  parts: LaneParts,
  db: WritableDb,
  call: CallRow,
  card: CloudCard | null,
  took: Took,
): number | null {
  const asked: Parameters = parts.tasks.batches.readOf(db, readOwn(db, call.taskId)).asked;
  const { usual, atMost } = readPrice(db, call.modelId, call.lane, asked, parts.now());
  const rule = card?.price ?? null;
  // What a person typed in, or a price that was known before, needs no seconds.
  if (usual !== null && usual === atMost) return usual;
  if (rule && isByTime(rule) && took.workedMs !== null && took.workedMs > 0)
    return priceOf(withSeconds(rule, took.workedMs), asked).micros ?? usual ?? atMost;
  return usual ?? atMost;
}

/**
 * Pays for a call that has ended, or gives its money back: the cloud's own figure where it tells one, the price book's where it does not. A run that
 * failed costs only where it is paid by the second, and one of which the cloud says that it is billed costs as if it had come.
 */
export function settleCall(parts: LaneParts, db: WritableDb, call: CallRow, card: CloudCard | null, took: Took): void {
  const { spending } = parts;
  const { attemptId } = call;
  if (took.costMicros !== null) {
    settleHold(spending, db, attemptId, took.costMicros, 'provider');
    return;
  }
  const byTime = card?.price ? isByTime(card.price) : false;
  const costs = took.billed === 'yes' || (took.billed === 'perhaps' && byTime && (took.workedMs ?? 0) > 0);
  const cost = costs ? costByBook(parts, db, call, card, took) : null;
  if (costs) settleHold(spending, db, attemptId, cost ?? Number.MAX_SAFE_INTEGER, 'price book');
  else releaseHold(spending, db, attemptId, 'The run made nothing that is paid for.');
}
