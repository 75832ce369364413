import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

/** What a person said that a run costs; `micros` is null where it was taken back. */
export type PriceRow = {
  readonly id: string;
  readonly modelId: string;
  readonly lane: Lane;
  readonly micros: number | null;
  readonly validFrom: number;
  readonly personId: string;
  readonly createdAt: number;
};

const VALID = `SELECT micros FROM price WHERE model_id = (SELECT ?) AND lane = (SELECT ?) AND valid_from <= (SELECT ?)
  ORDER BY valid_from DESC, id DESC LIMIT 1`;
const LIST = `SELECT p.id, p.model_id AS modelId, p.lane, p.micros, p.valid_from AS validFrom, p.person_id AS personId, p.created_at AS createdAt,
  coalesce(o.name, '') AS personName FROM price p LEFT JOIN person o ON o.id = p.person_id ORDER BY p.id DESC LIMIT 500`;

/** What a run of a model was said to cost at that time: the newest line that is valid; null where none is, or it was taken back. */
export const findTypedPrice = (db: ReadableDb, modelId: string, lane: Lane, at: number): number | null =>
  db.get<{ micros: number | null }>(VALID, modelId, lane, at)?.micros ?? null;

/** The newest 500 of what people typed in. */
export const listPrices = (db: ReadableDb) => db.all<PriceRow & { personName: string }>(LIST);

export const insertPrice = (db: WritableDb, row: PriceRow) =>
  db.run(
    'INSERT INTO price (id, model_id, lane, micros, valid_from, person_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    row.id,
    row.modelId,
    row.lane,
    row.micros,
    row.validFrom,
    row.personId,
    row.createdAt,
  );
