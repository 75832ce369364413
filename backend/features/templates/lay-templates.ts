import type { WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import { type BundledTemplate, readBundled } from './read-bundled.ts';
import {
  findById,
  findNewestBundled,
  idOf,
  insertTemplate,
  insertVersion,
  listVersions,
  takeIntoUse,
} from './templates-store.ts';

function lay(db: WritableDb, template: BundledTemplate, madeAt: number): void {
  const id = idOf(template);
  const newest = findNewestBundled(db, id);
  if (newest && JSON.stringify(newest.body) === JSON.stringify(template.body)) return;
  const inUse = findById(db, id);
  if (!newest) insertTemplate(db, template);
  const version = (listVersions(db, id)[0]?.version ?? 0) + 1;
  const note = newest ? 'Came with a newer Dailies' : '';
  insertVersion(db, id, { version, body: template.body, bundled: true, note, personId: null, madeAt });
  if (!inUse || inUse.bundled) takeIntoUse(db, id, version);
}

/**
 * Lays down the templates that come along, where they are new or say something else than when they last came. What a person wrote stays in use; the newer one is
 * then in the history beside it.
 */
export async function layTemplates(database: Database, resourcesFolder: string, now: () => number): Promise<void> {
  const bundled = readBundled(resourcesFolder);
  await database.write(db => {
    for (const template of bundled) lay(db, template, now());
  });
}
