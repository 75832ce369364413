import { Refusal } from '../../contract/problem.ts';
import type { Template, TemplateVersion } from '../../contract/templates.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { findById, listVersions } from './templates-store.ts';

/** A template with its versions, newest first. Raises `not_found`. */
export function readTemplate(db: ReadableDb, id: string): { template: Template; versions: TemplateVersion[] } {
  const template = findById(db, id);
  if (!template) throw new Refusal({ code: 'not_found', message: 'That template is not there.', what: 'template', id });
  return { template, versions: listVersions(db, id) };
}
