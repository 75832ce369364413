import type { Charge } from '../../contract/spending.ts';
import type { WritableDb } from '../../db/handles.ts';
import { countEntries, findEnd, findHold, type HoldRow, insertEntry, sumAttempt } from './ledger-store.ts';
import type { SpendingParts } from './spending-parts.ts';

type Source = NonNullable<Charge['source']>;

function readPlaced(db: WritableDb, attemptId: string): HoldRow {
  const hold = findHold(db, attemptId);
  if (!hold) throw new Error(`Attempt ${attemptId} ends a hold that was never placed.`);
  return hold;
}

/** A provider that says later what it took, or other than before, is believed: the difference becomes a line of its own. */
function correct({ events, now }: SpendingParts, db: WritableDb, attemptId: string, costMicros: number, why: string) {
  const { spentMicros } = sumAttempt(db, attemptId);
  if (spentMicros === costMicros) return;
  insertEntry(db, {
    key: `correction:${countEntries(db, attemptId)}:${attemptId}`,
    attemptId,
    kind: 'correction',
    heldMicros: 0,
    spentMicros: costMicros - spentMicros,
    source: 'provider',
    why,
    at: now(),
  });
  events.publish(db, 'studio', { type: 'spending.changed' });
}

/**
 * Pays a hold with what the try has cost. More than was set aside is written only where the provider itself says so: our own price book never charges
 * beyond its hold. The same call again changes nothing; a provider's figure that comes after the hold has ended corrects it.
 */
export function settleHold(
  parts: SpendingParts,
  db: WritableDb,
  attemptId: string,
  costMicros: number,
  source: Source,
): void {
  if (!Number.isSafeInteger(costMicros) || costMicros < 0)
    throw new Error(`A cost of ${costMicros} micro-dollars cannot be settled.`);
  const { amountMicros } = readPlaced(db, attemptId);
  if (findEnd(db, attemptId)) {
    if (source === 'provider') correct(parts, db, attemptId, costMicros, 'The provider’s own figure came later.');
    return;
  }
  insertEntry(db, {
    key: `end:${attemptId}`,
    attemptId,
    kind: 'settlement',
    heldMicros: -amountMicros,
    spentMicros: source === 'provider' ? costMicros : Math.min(costMicros, amountMicros),
    source,
    why: null,
    at: parts.now(),
  });
  parts.events.publish(db, 'studio', { type: 'spending.changed' });
}

/** Gives a hold back whose try costs nothing, and says why. A hold that has ended stays as it was. */
export function releaseHold({ events, now }: SpendingParts, db: WritableDb, attemptId: string, why: string): void {
  const { amountMicros } = readPlaced(db, attemptId);
  const written = insertEntry(db, {
    key: `end:${attemptId}`,
    attemptId,
    kind: 'release',
    heldMicros: -amountMicros,
    spentMicros: 0,
    source: null,
    why,
    at: now(),
  });
  if (written) events.publish(db, 'studio', { type: 'spending.changed' });
}
