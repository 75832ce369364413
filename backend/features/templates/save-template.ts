import { Refusal } from '../../contract/problem.ts';
import type { Template, TemplateBody, TemplateVersion } from '../../contract/templates.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { refuseBadTemplate } from '../../prompts/check-template.ts';
import { readTemplate } from './read-template.ts';
import type { TemplateParts } from './template-parts.ts';
import { findNewestBundled, insertVersion, type NewVersion, takeIntoUse } from './templates-store.ts';

type History = { template: Template; versions: TemplateVersion[] };

function add({ events }: TemplateParts, db: WritableDb, id: string, made: NewVersion): History {
  insertVersion(db, id, made);
  takeIntoUse(db, id, made.version);
  events.publish(db, 'studio', { type: 'prompts.changed' });
  return readTemplate(db, id);
}

const nextOf = (versions: readonly TemplateVersion[]) => (versions[0]?.version ?? 0) + 1;

/** Writes a new version and takes it into use. Raises `not_found`, `invalid_request`, and `conflict` where another was taken into use since `basedOn`. */
export function saveTemplate(
  parts: TemplateParts,
  { personId }: Owner,
  id: string,
  { body, basedOn, note }: { readonly body: TemplateBody; readonly basedOn: number; readonly note: string },
): Promise<History> {
  refuseBadTemplate(body);
  return parts.database.write(db => {
    const { template, versions } = readTemplate(db, id);
    if (template.version !== basedOn)
      throw new Refusal({
        code: 'conflict',
        message: `Version ${template.version} was written meanwhile, by ${template.person ?? 'the studio'}. Read it first; yours is not lost.`,
        what: 'template',
      });
    return add(parts, db, id, {
      version: nextOf(versions),
      body,
      bundled: false,
      note,
      personId,
      madeAt: parts.now(),
    });
  });
}

/**
 * Takes an earlier version's words into use again, as a new version. Those that the studio last brought along are its own again, so that newer ones of it are taken
 * into use as they come. Raises `not_found`.
 */
export function restoreTemplate(
  parts: TemplateParts,
  { personId }: Owner,
  id: string,
  version: number,
): Promise<History> {
  return parts.database.write(db => {
    const { versions } = readTemplate(db, id);
    const wanted = versions.find(each => each.version === version);
    if (!wanted)
      throw new Refusal({
        code: 'not_found',
        message: `That template has no version ${version}.`,
        what: 'template version',
        id: `${id} ${version}`,
      });
    const ownBody = JSON.stringify(findNewestBundled(db, id)?.body);
    return add(parts, db, id, {
      version: nextOf(versions),
      body: wanted.body,
      bundled: JSON.stringify(wanted.body) === ownBody,
      note: `Version ${version} again`,
      personId,
      madeAt: parts.now(),
    });
  });
}
