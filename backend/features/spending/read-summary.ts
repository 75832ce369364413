import { LANE_NAMES } from '../../contract/policy.ts';
import type { SpendingPeriod, Standing, Summary } from '../../contract/spending.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { isKeeper, type Owner } from '../../plugins/caller.ts';
import { findCap } from './caps-store.ts';
import { type ShareBy, sumFallback, sumRunning, sumShares } from './charges-store.ts';
import { costOfCurrent } from './electricity-cost.ts';
import { sumPeriod } from './ledger-store.ts';
import { dayOf, monthOf, type Period } from './period-of.ts';
import { readTimeZone } from './read-limits.ts';

/** The stretch of time that a person asks about. */
export function periodFor(period: SpendingPeriod, at: number, timeZone: string): Period {
  switch (period) {
    case 'day':
      return dayOf(at, timeZone);
    case 'month':
      return monthOf(at, timeZone);
    case 'all':
      return { from: 0, to: Number.MAX_SAFE_INTEGER };
    default:
      return period satisfies never;
  }
}

const stand = (db: ReadableDb, limitMicros: number | null, period: Period): Standing => ({
  limitMicros,
  ...sumPeriod(db, period),
  from: new Date(period.from).toISOString(),
  to: new Date(period.to).toISOString(),
});

/** The studio's money at a glance. Everybody sees how the caps stand; what it went for, only their own, unless they keep the studio. */
export function readSummary(db: ReadableDb, owner: Owner, period: SpendingPeriod, at: number): Summary {
  const timeZone = readTimeZone(db);
  const asked = periodFor(period, at, timeZone);
  const onlyPerson = isKeeper(owner) ? null : owner.personId;
  const by = (what: ShareBy) => sumShares(db, what, asked, onlyPerson);
  return {
    timeZone,
    today: stand(db, findCap(db, 'day'), dayOf(at, timeZone)),
    month: stand(db, findCap(db, 'month'), monthOf(at, timeZone)),
    period,
    by: {
      place: by('place').map(share => ({ ...share, name: LANE_NAMES[share.id as Lane] })),
      model: by('model'),
      project: by('project'),
      person: by('person'),
    },
    fallback: sumFallback(db, asked, onlyPerson),
    electricity: sumRunning(db, asked).map(({ id, name, runMs, ...rate }) => ({
      id,
      name,
      runMs,
      micros: costOfCurrent(rate, runMs),
    })),
  };
}
