import { Limits } from '../../contract/spending.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { readRemembered, writeRemembered } from '../settings/index.ts';
import { findCap, saveCap } from './caps-store.ts';

const ZONE = 'time zone';

/** The time zone in which the studio's days and months begin: this machine's, until another is set. */
export const readTimeZone = (db: ReadableDb): string =>
  readRemembered(db, ZONE) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the whole studio may spend. */
export const readLimits = (db: ReadableDb): Limits => ({
  taskMicros: findCap(db, 'task'),
  dayMicros: findCap(db, 'day'),
  monthMicros: findCap(db, 'month'),
  timeZone: readTimeZone(db),
});

/** Changes some of these. Raises a ZodError where that does not fit, which is a bug: doors check before. */
export function changeLimits(db: WritableDb, change: { [K in keyof Limits]?: Limits[K] | undefined }): Limits {
  const { taskMicros, dayMicros, monthMicros, timeZone } = Limits.parse({ ...readLimits(db), ...change });
  saveCap(db, 'task', '', taskMicros);
  saveCap(db, 'day', '', dayMicros);
  saveCap(db, 'month', '', monthMicros);
  if (change.timeZone !== undefined) writeRemembered(db, ZONE, timeZone);
  return readLimits(db);
}
