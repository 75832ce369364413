import { asc, eq, isNull } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { engine, worker } from '../../db/schema/workers.ts';

/** Another program that the studio's own agent drives; `credentials` is null where it asks for none. */
export type EngineRow = typeof engine.$inferSelect;

/** The program behind a worker, or undefined for one that is none. */
export const findEngine = (db: ReadableDb, workerId: string): EngineRow | undefined =>
  db.orm.select().from(engine).where(eq(engine.workerId, workerId)).get();

/** All engines with the names of their workers, those added first first. */
export const listEngines = (db: ReadableDb): (EngineRow & { name: string })[] =>
  db.orm
    .select({ engine, name: worker.name })
    .from(engine)
    .innerJoin(worker, eq(worker.id, engine.workerId))
    .where(isNull(worker.removedAt))
    .orderBy(asc(engine.workerId))
    .all()
    .map(row => ({ ...row.engine, name: row.name }));

/** Writes down where a program is that a worker stands for. */
export const insertEngine = (db: WritableDb, row: typeof engine.$inferInsert) =>
  void db.orm.insert(engine).values(row).run();

/** Changes these columns of it. */
export const changeEngineRow = (db: WritableDb, workerId: string, change: Partial<EngineRow>) =>
  void db.orm.update(engine).set(change).where(eq(engine.workerId, workerId)).run();

/** Forgets where it was. */
export const deleteEngine = (db: WritableDb, workerId: string) =>
  void db.orm.delete(engine).where(eq(engine.workerId, workerId)).run();
