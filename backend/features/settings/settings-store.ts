import { eq } from 'drizzle-orm';
import { Settings } from '../../contract/studio.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { setting } from '../../db/schema/projects.ts';

const DEFAULTS: Settings = {
  takeExpiryDays: 7,
  trashDays: 30,
  notifyFinished: true,
  setAsideFaults: 5,
  setAsideOf: 8,
};
const STUDIO = 'studio';

/** What the studio remembers under that name, if anything. */
export const readRemembered = (db: ReadableDb, name: string): string | undefined =>
  db.get<{ value: string }>('SELECT value FROM setting WHERE name = (SELECT ?)', name)?.value;

export const writeRemembered = (db: WritableDb, name: string, value: string) => {
  db.orm.insert(setting).values({ name, value }).onConflictDoUpdate({ target: setting.name, set: { value } }).run();
};

/** Settings with some of them changed. Raises a ZodError where that does not fit, which is a bug: doors check before. */
export const changeSettings = (settings: Settings, change: object): Settings =>
  Settings.parse({ ...settings, ...change });

/** The studio's settings, defaults where nothing was set. */
export function readSettings(db: ReadableDb): Settings {
  const stored = readRemembered(db, STUDIO);
  return stored === undefined ? DEFAULTS : changeSettings(DEFAULTS, JSON.parse(stored));
}

export const writeSettings = (db: WritableDb, settings: Settings) =>
  writeRemembered(db, STUDIO, JSON.stringify(settings));

/** A yes or no that the studio remembers; no, until told. */
export const readFlag = (db: ReadableDb, name: string): boolean => readRemembered(db, name) === 'yes';

export const writeFlag = (db: WritableDb, name: string, value: boolean) => {
  if (value) writeRemembered(db, name, 'yes');
  else db.orm.delete(setting).where(eq(setting.name, name)).run();
};
