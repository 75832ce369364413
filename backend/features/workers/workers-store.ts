import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { WorkerSelf } from '../../contract/worker.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { worker } from '../../db/schema/workers.ts';

/** A worker as its row holds it; one that was removed keeps its row, with the time (ms) in `removedAt`. */
export type WorkerRow = typeof worker.$inferSelect;

/** A worker that was not removed, or undefined. */
export const findWorker = (db: ReadableDb, id: string): WorkerRow | undefined =>
  db.orm
    .select()
    .from(worker)
    .where(and(eq(worker.id, id), isNull(worker.removedAt)))
    .get();

/** The worker that the studio starts for itself. */
export const findBuiltIn = (db: ReadableDb): WorkerRow | undefined =>
  db.orm.select().from(worker).where(eq(worker.builtIn, true)).get();
/** The place of a cloud. */
export const findLane = (db: ReadableDb, lane: Lane): WorkerRow | undefined =>
  db.orm.select().from(worker).where(eq(worker.lane, lane)).get();

/** Every worker that was not removed, clouds among them, those known longest first. */
export const listWorkerRows = (db: ReadableDb): WorkerRow[] =>
  db.orm.select().from(worker).where(isNull(worker.removedAt)).orderBy(asc(worker.id)).all();

/** Makes a worker known. */
export const insertWorker = (db: WritableDb, row: typeof worker.$inferInsert) =>
  void db.orm.insert(worker).values(row).run();

/** Changes these columns of a worker's row; one that is not there stays so. */
export const changeWorker = (db: WritableDb, id: string, change: Partial<WorkerRow>) =>
  void db.orm.update(worker).set(change).where(eq(worker.id, id)).run();

/** Writes down what a worker says of itself. */
export const saveWorkerSelf = (
  db: WritableDb,
  id: string,
  { name, host, instanceId, version, runtimes, hardware, sentAt }: WorkerSelf,
  at: number,
) =>
  changeWorker(db, id, {
    name,
    host,
    instanceId,
    version,
    runtimes,
    hardware,
    online: true,
    trouble: null,
    lastSeenAt: at,
    ...(sentAt !== undefined && { clockSkewMs: Date.parse(sentAt) - at }),
  });

/** Whether a worker is given new work. */
export const mayClaim = (db: ReadableDb, id: string): boolean =>
  db.get(
    `SELECT 1 FROM worker WHERE id = (SELECT ?) AND paused = 0 AND draining = 0 AND set_aside IS NULL AND removed_at IS NULL`,
    id,
  ) !== undefined;

/** Whether the owner lets the studio ask the address that a worker told of itself. */
export const mayProbe = (db: ReadableDb, id: string): boolean => findWorker(db, id)?.mayProbe ?? false;

/** Workers that count as online and were last heard of before an instant (ms); a cloud is never heard of, and is none of them. */
export const onlineAndSilentSince = (db: ReadableDb, at: number): string[] =>
  db.orm
    .select({ id: worker.id })
    .from(worker)
    .where(and(eq(worker.online, true), isNull(worker.lane), sql`${worker.lastSeenAt} < ${at}`))
    .all()
    .map(row => row.id);

/** Whether a worker has a model. */
export const hasModel = (db: ReadableDb, workerId: string, modelId: string): boolean =>
  db.get('SELECT 1 FROM site WHERE model_id = ? AND worker_id = ?', modelId, workerId) !== undefined;
