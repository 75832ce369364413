import { and, asc, eq, sql } from 'drizzle-orm';
import type { ModelCard } from '../../contract/models.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { model, site, worker } from '../../db/schema/workers.ts';

/** A model with the card in force; `sha256` of its bytes where any machine has told it. */
export type ModelRow = typeof model.$inferSelect;

/** A model by the studio's id, or undefined. */
export const findModel = (db: ReadableDb, id: string): ModelRow | undefined =>
  db.orm.select().from(model).where(eq(model.id, id)).get();

/** The model with these bytes behind it. */
export const findModelByHash = (db: ReadableDb, sha256: string): ModelRow | undefined =>
  db.orm.select().from(model).where(eq(model.sha256, sha256)).get();

/** Makes a model known; one that is known already learns its hash where it had none. */
export const insertModel = (db: WritableDb, id: string, card: ModelCard, sha256: string | null, updatedAt: number) =>
  void db.orm
    .insert(model)
    .values({ id, card: { ...card, id }, sha256, updatedAt })
    .onConflictDoUpdate({ target: model.id, set: { sha256: sql`coalesce(${model.sha256}, excluded.sha256)` } })
    .run();

/** Puts another card in force. */
export const saveModel = (db: WritableDb, id: string, card: ModelCard, updatedAt: number) =>
  void db.orm.update(model).set({ card, updatedAt }).where(eq(model.id, id)).run();

/** What the machines that have a model say of it; the machine known longest first. */
export const listSiteCards = (db: ReadableDb, modelId: string): ModelCard[] =>
  db.orm
    .select({ card: site.card })
    .from(site)
    .where(eq(site.modelId, modelId))
    .orderBy(asc(site.workerId))
    .all()
    .map(row => row.card);

/** A machine's models by the studio's ids, each with what that machine calls it and its card as text. */
export const listSitesOf = (db: ReadableDb, workerId: string) =>
  db.all<{ modelId: string; ownId: string | null; card: string }>(
    'SELECT model_id AS modelId, own_id AS ownId, card FROM site WHERE worker_id = (SELECT ?) ORDER BY model_id',
    workerId,
  );

/** What a machine can be asked for, by the studio's ids. */
export const listModelsOf = (db: ReadableDb, workerId: string): string[] =>
  listSitesOf(db, workerId).map(site => site.modelId);

/** A machine has a model, which it calls by the id on that card; said again, the newer card counts. */
export const saveSite = (db: WritableDb, workerId: string, modelId: string, card: ModelCard) =>
  void db.orm
    .insert(site)
    .values({ modelId, workerId, ownId: card.id, card })
    .onConflictDoUpdate({ target: [site.modelId, site.workerId], set: { ownId: card.id, card } })
    .run();

/** A machine has a model no longer. */
export const deleteSite = (db: WritableDb, workerId: string, modelId: string) =>
  void db.orm
    .delete(site)
    .where(and(eq(site.workerId, workerId), eq(site.modelId, modelId)))
    .run();

/** Forgets a model, and with it that machines have it. */
export const deleteModel = (db: WritableDb, id: string) => void db.orm.delete(model).where(eq(model.id, id)).run();

/** A machine has no models any more. */
export const deleteSitesOf = (db: WritableDb, workerId: string) =>
  void db.orm.delete(site).where(eq(site.workerId, workerId)).run();

/** What the studio calls a model that a machine names so; null where it has no such model. */
export const findSiteByOwn = (db: ReadableDb, workerId: string, ownId: string): string | null =>
  db.orm
    .select({ modelId: site.modelId })
    .from(site)
    .where(and(eq(site.workerId, workerId), eq(site.ownId, ownId)))
    .get()?.modelId ?? null;

/** What a machine itself calls a model; null where it has no such model. */
export const findOwnId = (db: ReadableDb, workerId: string, modelId: string): string | null =>
  db.get<{ ownId: string | null }>(
    'SELECT own_id AS ownId FROM site WHERE model_id = (SELECT ?) AND worker_id = (SELECT ?)',
    modelId,
    workerId,
  )?.ownId ?? null;

/** How many cards are kept as they were read from their text. */
const PARSED = 64;
const parsed = new Map<string, ModelCard>();

/** A model's card, or undefined; shared by all who ask. Its text is read each time, but made sense of once: that costs five times as much. */
export function findCard(db: ReadableDb, id: string): Readonly<ModelCard> | undefined {
  const text = db.get<{ card: string }>('SELECT card FROM model WHERE id = (SELECT ?)', id)?.card;
  if (text === undefined) return undefined;
  const known = parsed.get(text);
  if (known) return known;
  const card = JSON.parse(text) as ModelCard;
  const oldest = parsed.size >= PARSED ? parsed.keys().next() : undefined;
  if (oldest?.done === false) parsed.delete(oldest.value);
  parsed.set(text, card);
  return card;
}

/** The cards of all models that some machine has, with how many have each and how many of these are online. */
export const listCards = (db: ReadableDb) =>
  db.orm
    .select({
      card: model.card,
      workers: sql<number>`count(${worker.id})`,
      online: sql<number>`coalesce(sum(${worker.online}), 0)`,
    })
    .from(model)
    .innerJoin(site, eq(site.modelId, model.id))
    .innerJoin(worker, eq(worker.id, site.workerId))
    .groupBy(model.id)
    .orderBy(asc(model.id))
    .all();

/** Every place of every model. */
export const listSites = (db: ReadableDb) =>
  db.orm.select().from(site).orderBy(asc(site.modelId), asc(site.workerId)).all();
