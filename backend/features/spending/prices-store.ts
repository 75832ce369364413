import type { PriceRule } from '../../contract/prices.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

/** One line of the price book: what a run costs from an instant on, by a person's word or by the model's card. */
export type PriceRow = {
  readonly id: string;
  readonly modelId: string;
  readonly lane: Lane;
  /** Null where it was taken back. */
  readonly rule: PriceRule | null;
  /** Where and on which day a card has it from. */
  readonly page: string | null;
  readonly takenOn: string | null;
  /** Null where the card says so. */
  readonly personId: string | null;
  readonly personName: string | null;
  readonly validFrom: number;
};

const VALID = `SELECT p.id, p.model_id AS modelId, p.lane, p.rule, p.page, p.taken_on AS takenOn, p.person_id AS personId, o.name AS personName,
  p.valid_from AS validFrom FROM price p LEFT JOIN person o ON o.id = p.person_id
  WHERE p.model_id = (SELECT ?) AND p.lane = (SELECT ?) AND p.valid_from <= (SELECT ?)`;
const NEWEST = 'ORDER BY p.valid_from DESC, p.id DESC LIMIT 1';
const INSERT = `INSERT INTO price (id, model_id, lane, rule, page, taken_on, person_id, valid_from, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function find(db: ReadableDb, who: string, modelId: string, lane: Lane, at: number): PriceRow | undefined {
  type Row = Omit<PriceRow, 'rule'> & { rule: string | null };
  const row = db.get<Row>(`${VALID} AND ${who} ${NEWEST}`, modelId, lane, at);
  return row && { ...row, rule: row.rule === null ? null : (JSON.parse(row.rule) as PriceRule) };
}

/** What a model's card says at that time. */
export const findCardPrice = (db: ReadableDb, modelId: string, lane: Lane, at: number): PriceRow | undefined =>
  find(db, 'p.person_id IS NULL', modelId, lane, at);

/** The line that counts at that time: a person's newest, or the card's newest where there is none or it was taken back. */
export function findPrice(db: ReadableDb, modelId: string, lane: Lane, at: number): PriceRow | undefined {
  const said = find(db, 'p.person_id IS NOT NULL', modelId, lane, at);
  return said?.rule ? said : findCardPrice(db, modelId, lane, at);
}

/** Adds a line to the price book, which keeps those before it; one without a rule takes the person's price back. */
export const insertPrice = (db: WritableDb, row: Omit<PriceRow, 'personName'>, createdAt: number) => {
  const { id, modelId, lane, rule, page, takenOn, personId, validFrom } = row;
  db.run(INSERT, id, modelId, lane, rule && JSON.stringify(rule), page, takenOn, personId, validFrom, createdAt);
};
