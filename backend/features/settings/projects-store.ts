import { and, asc, eq } from 'drizzle-orm';
import type { ContentLevel } from '../../contract/content.ts';
import type { Project } from '../../contract/studio.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { project } from '../../db/schema/projects.ts';
import type { Owner } from '../../plugins/caller.ts';

type Row = typeof project.$inferSelect;
const toProject = ({ id, name, contentLevel, createdAt }: Row): Project => ({
  id,
  name,
  contentLevel,
  createdAt: new Date(createdAt).toISOString(),
});

export const listProjects = (db: ReadableDb, owner: Owner): Project[] =>
  db.orm
    .select()
    .from(project)
    .where(eq(project.ownerId, owner.personId))
    .orderBy(asc(project.id))
    .all()
    .map(toProject);

/** A project of this person's, or undefined. */
export function findProject(db: ReadableDb, owner: Owner, id: string): Project | undefined {
  const row = db.get<Row>(
    'SELECT id, owner_id AS ownerId, name, content_level AS contentLevel, created_at AS createdAt FROM project WHERE id = (SELECT ?) AND owner_id = (SELECT ?)',
    id,
    owner.personId,
  );
  return row && toProject(row);
}

export const insertProject = (db: WritableDb, ownerId: string, id: string, name: string, createdAt: number) =>
  void db.orm.insert(project).values({ id, ownerId, name, createdAt }).run();

/** Changes a project of this person's; one of another person stays as it is. */
export const changeProject = (
  db: WritableDb,
  owner: Owner,
  id: string,
  change: { readonly name?: string | undefined; readonly contentLevel?: ContentLevel | undefined },
) =>
  void db.orm
    .update(project)
    .set(change)
    .where(and(eq(project.id, id), eq(project.ownerId, owner.personId)))
    .run();
