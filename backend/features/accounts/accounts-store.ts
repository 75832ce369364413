import { asc, eq, lt } from 'drizzle-orm';
import type { Person, Role } from '../../contract/studio.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { person, session } from '../../db/schema/people.ts';

const toPerson = ({ id, name, role }: typeof person.$inferSelect): Person => ({ id, name, role });

export const findPerson = (db: ReadableDb, id: string): Person | undefined =>
  db.orm.select().from(person).where(eq(person.id, id)).all().map(toPerson)[0];

/** The studio's first person. */
export const findOwner = (db: ReadableDb): Person | undefined =>
  db.orm.select().from(person).where(eq(person.role, 'owner')).orderBy(asc(person.id)).limit(1).all().map(toPerson)[0];

export const insertPerson = (db: WritableDb, id: string, name: string, role: Role, createdAt: number) =>
  void db.orm.insert(person).values({ id, name, role, createdAt }).run();

/** Whose session that is, unless it has run out. */
export const findSession = (db: ReadableDb, tokenHash: string, now: number) =>
  db.get<{ personId: string; role: Role }>(
    'SELECT s.person_id AS personId, p.role FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = (SELECT ?) AND s.expires_at > ?',
    tokenHash,
    now,
  );

export const insertSession = (db: WritableDb, row: typeof session.$inferInsert) =>
  void db.orm.insert(session).values(row).run();
export const deleteSession = (db: WritableDb, tokenHash: string) =>
  void db.orm.delete(session).where(eq(session.tokenHash, tokenHash)).run();
export const deleteSessionsBefore = (db: WritableDb, at: number) =>
  void db.orm.delete(session).where(lt(session.expiresAt, at)).run();
