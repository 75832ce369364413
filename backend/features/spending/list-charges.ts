import type { Charge, ChargeFilter } from '../../contract/spending.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { isKeeper, type Owner } from '../../plugins/caller.ts';
import { type ChargeScope, findCharges } from './charges-store.ts';
import { readTimeZone } from './read-limits.ts';
import { periodFor } from './read-summary.ts';

/** Which charges a person asks for and may see. */
export function scopeOf(db: ReadableDb, owner: Owner, { period, ...filter }: ChargeFilter, at: number): ChargeScope {
  const onlyPerson = isKeeper(owner) ? null : owner.personId;
  return { period: periodFor(period, at, readTimeZone(db)), filter, onlyPerson };
}

/** A page of charges, newest first, and the cursor of the next. */
export function listCharges(
  db: ReadableDb,
  scope: ChargeScope,
  cursor: string | null,
  limit: number,
): { charges: Charge[]; nextCursor: string | null } {
  const found = findCharges(db, scope, cursor, limit + 1);
  const charges = found.slice(0, limit);
  return { charges, nextCursor: found.length > limit ? (charges.at(-1)?.attemptId ?? null) : null };
}
