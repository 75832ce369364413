import type { ContentLevel } from '../../contract/content.ts';
import { findVariables } from '../../contract/template-words.ts';
import {
  type PromptFamily,
  type PromptPurpose,
  type Template,
  type TemplateBody,
  TemplateVariable,
  type TemplateVersion,
} from '../../contract/templates.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

/** What a template is for; its id is made of it. */
export type TemplatePlace = {
  readonly purpose: PromptPurpose;
  readonly family: PromptFamily;
  readonly content: ContentLevel;
};
/** A version as it is written down. */
export type NewVersion = {
  readonly version: number;
  readonly body: TemplateBody;
  readonly bundled: boolean;
  readonly note: string;
  readonly personId: string | null;
  readonly madeAt: number;
};
type VersionRow = Omit<NewVersion, 'body' | 'bundled' | 'personId'> & {
  readonly body: string;
  readonly bundled: 0 | 1;
  readonly person: string | null;
};
type TemplateRow = TemplatePlace & VersionRow & { readonly id: string };

const VERSION =
  'v.version, v.body, v.bundled, v.note, v.made_at AS madeAt, (SELECT name FROM person WHERE id = v.person_id) AS person';
const VERSIONS = `SELECT ${VERSION} FROM template_version v WHERE v.template_id = (SELECT ?) ORDER BY v.version DESC`;
const IN_USE = `SELECT t.id, t.purpose, t.family, t.content, ${VERSION}
  FROM template t JOIN template_version v ON v.template_id = t.id AND v.version = t.version`;
const NEWEST_BUNDLED = `SELECT ${VERSION} FROM template_version v
  WHERE v.template_id = (SELECT ?) AND v.bundled = 1 ORDER BY v.version DESC LIMIT 1`;
const INSERT = `INSERT INTO template_version (template_id, version, body, bundled, note, person_id, made_at)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

/** The id of the template for that. */
export const idOf = ({ purpose, family, content }: TemplatePlace): string => `${purpose}.${family}.${content}`;

const versionOf = ({ version, body, bundled, note, person, madeAt }: VersionRow): TemplateVersion => ({
  version,
  body: JSON.parse(body) as TemplateBody,
  bundled: bundled === 1,
  note,
  person,
  madeAt: new Date(madeAt).toISOString(),
});

function variablesOf({ system, user }: TemplateBody): TemplateVariable[] {
  const names = new Set(findVariables(`${system}\n${user}`).map(({ name }) => name));
  return TemplateVariable.options.filter(name => names.has(name));
}

function templateOf({ id, purpose, family, content, ...row }: TemplateRow): Template {
  const { version, body, bundled, person, madeAt } = versionOf(row);
  const variables = variablesOf(body);
  return { id, purpose, family, content, version, bundled, body, variables, person, changedAt: madeAt };
}

/** Every template in the version that is used. */
export const listTemplates = (db: ReadableDb): Template[] =>
  db.all<TemplateRow>(`${IN_USE} ORDER BY t.purpose, t.family, t.content`).map(templateOf);

/** A template in the version that is used. */
export function findById(db: ReadableDb, id: string): Template | undefined {
  const row = db.get<TemplateRow>(`${IN_USE} WHERE t.id = (SELECT ?)`, id);
  return row && templateOf(row);
}

/** All versions of a template, newest first. */
export const listVersions = (db: ReadableDb, id: string): TemplateVersion[] =>
  db.all<VersionRow>(VERSIONS, id).map(versionOf);

/** The newest version that came along with the studio. */
export function findNewestBundled(db: ReadableDb, id: string): TemplateVersion | undefined {
  const row = db.get<VersionRow>(NEWEST_BUNDLED, id);
  return row && versionOf(row);
}

/** Makes a template known, without a version yet. */
export const insertTemplate = (db: WritableDb, place: TemplatePlace) =>
  void db.run(
    'INSERT INTO template (id, purpose, family, content, version) VALUES (?, ?, ?, ?, 0)',
    idOf(place),
    place.purpose,
    place.family,
    place.content,
  );

/** Writes a version down, which is never changed. */
export const insertVersion = (db: WritableDb, id: string, made: NewVersion) =>
  void db.run(
    INSERT,
    id,
    made.version,
    JSON.stringify(made.body),
    made.bundled ? 1 : 0,
    made.note,
    made.personId,
    made.madeAt,
  );

/** Takes that version into use. */
export const takeIntoUse = (db: WritableDb, id: string, version: number) =>
  void db.run('UPDATE template SET version = ? WHERE id = ?', version, id);
