import { and, asc, eq, sql } from 'drizzle-orm';
import type { ModelCard } from '../../contract/models.ts';
import type { WorkerSelf } from '../../contract/worker.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { model, site, worker } from '../../db/schema/workers.ts';

export type WorkerRow = typeof worker.$inferSelect;

export const findWorker = (db: ReadableDb, id: string): WorkerRow | undefined =>
  db.orm.select().from(worker).where(eq(worker.id, id)).get();
export const findBuiltIn = (db: ReadableDb): WorkerRow | undefined =>
  db.orm.select().from(worker).where(eq(worker.builtIn, true)).get();
export const listWorkerRows = (db: ReadableDb): WorkerRow[] =>
  db.orm.select().from(worker).orderBy(asc(worker.id)).all();

export const insertWorker = (db: WritableDb, row: typeof worker.$inferInsert) =>
  void db.orm.insert(worker).values(row).run();
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
    lastSeenAt: at,
    ...(sentAt !== undefined && { clockSkewMs: Date.parse(sentAt) - at }),
  });

/** Makes these the models that a worker has, and their cards the ones in force; of two cards with one id the last. */
export function saveSites(db: WritableDb, workerId: string, cards: readonly ModelCard[], at: number): void {
  for (const card of cards) saveCard(db, card, at);
  db.orm.delete(site).where(eq(site.workerId, workerId)).run();
  const modelIds = [...new Set(cards.map(card => card.id))];
  if (modelIds.length > 0)
    db.orm
      .insert(site)
      .values(modelIds.map(modelId => ({ modelId, workerId })))
      .run();
}

const saveCard = (db: WritableDb, card: ModelCard, updatedAt: number) =>
  void db.orm
    .insert(model)
    .values({ id: card.id, card, updatedAt })
    .onConflictDoUpdate({ target: model.id, set: { card, updatedAt } })
    .run();

/** A model's card, or undefined. */
export function findCard(db: ReadableDb, id: string): ModelCard | undefined {
  const row = db.get<{ card: string }>('SELECT card FROM model WHERE id = (SELECT ?)', id);
  return row && (JSON.parse(row.card) as ModelCard);
}

/** All cards, with how many workers have each and how many of them are online. */
export const listCards = (db: ReadableDb) =>
  db.orm
    .select({
      card: model.card,
      workers: sql<number>`count(${worker.id})`,
      online: sql<number>`coalesce(sum(${worker.online}), 0)`,
    })
    .from(model)
    .leftJoin(site, eq(site.modelId, model.id))
    .leftJoin(worker, eq(worker.id, site.workerId))
    .groupBy(model.id)
    .orderBy(asc(model.id))
    .all();

export const listSites = (db: ReadableDb) => db.orm.select().from(site).all();

/** Whether a worker is given new work. */
export const mayClaim = (db: ReadableDb, id: string): boolean =>
  db.get<{ paused: number }>('SELECT paused FROM worker WHERE id = (SELECT ?)', id)?.paused === 0;

export const onlineAndSilentSince = (db: ReadableDb, at: number): string[] =>
  db.orm
    .select({ id: worker.id })
    .from(worker)
    .where(and(eq(worker.online, true), sql`${worker.lastSeenAt} < ${at}`))
    .all()
    .map(row => row.id);

/** Whether a worker has a model. */
export const hasModel = (db: ReadableDb, workerId: string, modelId: string): boolean =>
  db.get('SELECT 1 FROM site WHERE model_id = ? AND worker_id = ?', modelId, workerId) !== undefined;
