import type { CapScope } from '../../contract/spending.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { CapState } from '../../dispatch/lane-opening.ts';
import { findCap } from './caps-store.ts';
import { type Balance, sumPeriod, sumProject, sumTask } from './ledger-store.ts';
import { dayOf, monthOf } from './period-of.ts';
import { readTimeZone } from './read-limits.ts';

const EVER = { from: 0, to: Number.MAX_SAFE_INTEGER };
const NOTHING: Balance = { spentMicros: 0, heldMicros: 0 };

/** How every cap stands that a task of this project would count against now; a hold counts in the day and month in which it was placed. */
export function readCaps(db: ReadableDb, taskId: string | null, projectId: string | null, at: number): CapState[] {
  const timeZone = readTimeZone(db);
  const day = dayOf(at, timeZone);
  const month = monthOf(at, timeZone);
  const stand = (cap: CapScope, of: string | null, sum: () => Balance, until: number | null): CapState[] => {
    const limitMicros = of === null ? null : findCap(db, cap, of);
    return limitMicros === null ? [] : [{ cap, limitMicros, ...sum(), until }];
  };
  const ofProject = (period: { from: number; to: number }) => () =>
    projectId === null ? NOTHING : sumProject(db, projectId, period);
  return [
    ...stand('task', '', () => (taskId === null ? NOTHING : sumTask(db, taskId)), null),
    ...stand('day', '', () => sumPeriod(db, day), day.to),
    ...stand('month', '', () => sumPeriod(db, month), month.to),
    ...stand('project_day', projectId, ofProject(day), day.to),
    ...stand('project', projectId, ofProject(EVER), null),
  ];
}
