import { asc, eq } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { writer } from '../../db/schema/writers.ts';

/** A writer that was added; its key lies in the vault. */
export type WriterRow = typeof writer.$inferSelect;

/** Those that were added first come first. */
export const listWriterRows = (db: ReadableDb): WriterRow[] =>
  db.orm.select().from(writer).orderBy(asc(writer.id)).all();
export const findWriterRow = (db: ReadableDb, id: string): WriterRow | undefined =>
  db.orm.select().from(writer).where(eq(writer.id, id)).get();
export const findDefaultRow = (db: ReadableDb): WriterRow | undefined =>
  db.orm.select().from(writer).where(eq(writer.isDefault, true)).get();
export const insertWriterRow = (db: WritableDb, row: WriterRow) => void db.orm.insert(writer).values(row).run();
export const changeWriterRow = (db: WritableDb, id: string, change: Partial<WriterRow>) =>
  void db.orm.update(writer).set(change).where(eq(writer.id, id)).run();
export const deleteWriterRow = (db: WritableDb, id: string) =>
  void db.orm.delete(writer).where(eq(writer.id, id)).run();
/** Leaves it to the rules to write where nobody chose another. */
export const clearDefault = (db: WritableDb) =>
  void db.orm.update(writer).set({ isDefault: false }).where(eq(writer.isDefault, true)).run();
