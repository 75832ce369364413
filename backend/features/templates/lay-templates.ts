import { createHash } from 'node:crypto';
import type { WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import { readRemembered, writeRemembered } from '../settings/index.ts';
import { type BundledTemplate, readBundled, readTemplateFiles } from './read-bundled.ts';
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

/** Under what it is remembered which templates were laid down last. */
const LAID = 'templates.laid';

/**
 * Lays down the templates that come along, where they are new or say something else than when they last came. What a person wrote stays in use; the newer one is
 * then in the history beside it. Files that were laid down before are not read again, which would cost every start 30 ms and more.
 */
export async function layTemplates(database: Database, resourcesFolder: string, now: () => number): Promise<void> {
  const files = readTemplateFiles(resourcesFolder);
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('base64url');
  if (readRemembered(database.read, LAID) === hash) return;
  const bundled = readBundled(files);
  await database.write(db => {
    for (const template of bundled) lay(db, template, now());
    writeRemembered(db, LAID, hash);
  });
}
