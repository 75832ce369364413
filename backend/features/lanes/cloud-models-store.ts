import { asc, eq } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { cloudModel } from '../../db/schema/clouds.ts';

type Row = typeof cloudModel.$inferSelect;

export const listCloudModelRows = (db: ReadableDb): Row[] =>
  db.orm.select().from(cloudModel).orderBy(asc(cloudModel.addedAt), asc(cloudModel.id)).all();
export const insertCloudModel = (db: WritableDb, row: Row) => void db.orm.insert(cloudModel).values(row).run();
export const deleteCloudModel = (db: WritableDb, id: string): boolean =>
  db.orm.delete(cloudModel).where(eq(cloudModel.id, id)).run().changes === 1;
