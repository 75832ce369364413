import type { ContentRules } from '../../contract/content.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { readFlag, writeFlag } from '../settings/index.ts';

const MATURE = 'content.mature';
const BARE = 'content.unblurred';

/** What is allowed here and how it is shown: nothing for adults, and blurred, until the owner says otherwise. */
export const readAllowed = (db: ReadableDb): ContentRules => ({
  mature: readFlag(db, MATURE),
  blur: !readFlag(db, BARE),
});

/** Remembers what the owner says. */
export function writeAllowed(db: WritableDb, { mature, blur }: ContentRules): void {
  writeFlag(db, MATURE, mature);
  writeFlag(db, BARE, !blur);
}
