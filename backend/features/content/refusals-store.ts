import type { ContentRefusal } from '../../contract/content.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

type Row = Omit<ContentRefusal, 'at' | 'found'> & { at: number; found: string };

const LIST = `SELECT r.id, r.at, coalesce(p.name, 'somebody') AS person, coalesce(j.name, 'a project') AS project, r.category, r.found
  FROM content_refusal r LEFT JOIN person p ON p.id = r.person_id LEFT JOIN project j ON j.id = r.project_id ORDER BY r.id DESC LIMIT ?`;

/** One request that was refused for what it would show. */
export type NewRefusal = Pick<ContentRefusal, 'id' | 'category' | 'found'> & {
  readonly at: number;
  readonly personId: string;
  readonly projectId: string;
};

export const insertRefusal = (db: WritableDb, { id, at, personId, projectId, category, found }: NewRefusal) =>
  void db.run(
    'INSERT INTO content_refusal (id, at, person_id, project_id, category, found) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    at,
    personId,
    projectId,
    category,
    JSON.stringify(found),
  );

/** The newest of them, newest first. */
export const listRefusals = (db: ReadableDb, limit: number): ContentRefusal[] =>
  db
    .all<Row>(LIST, limit)
    .map(row => ({ ...row, at: new Date(row.at).toISOString(), found: JSON.parse(row.found) as string[] }));
