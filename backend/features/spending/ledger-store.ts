import type { Charge, Reason } from '../../contract/spending.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Period } from './period-of.ts';

/** What is set aside for one try of a task on a cloud; amounts in micro-dollars, times in ms. */
export type HoldRow = {
  readonly attemptId: string;
  readonly taskId: string;
  readonly projectId: string;
  readonly personId: string;
  readonly lane: Lane;
  /** The model that runs there. */
  readonly modelId: string;
  readonly amountMicros: number;
  /** The model that was asked for, where this one stands in for it. */
  readonly stoodInFor: string | null;
  readonly placedAt: number;
  /** How long the task would have waited for an own machine, as it was foretold then; null where that could not be told. */
  readonly ownWaitMs: number | null;
};

/** One line of the ledger: by how much it changes what is held and what is spent. */
export type Entry = {
  /** The line's own name: the same one again is not written. */
  readonly key: string;
  readonly attemptId: string;
  readonly kind: 'hold' | 'settlement' | 'release' | 'correction';
  readonly heldMicros: number;
  readonly spentMicros: number;
  readonly source: Charge['source'];
  readonly why: string | null;
  readonly at: number;
};

/** What was spent, and what is set aside still. */
export type Balance = { readonly spentMicros: number; readonly heldMicros: number };

const INSERT_HOLD = `INSERT INTO hold (attempt_id, task_id, project_id, person_id, lane, model_id, amount_micros, stood_in_for, reason, placed_at, own_wait_ms)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_ENTRY = `INSERT INTO ledger_entry (business_key, attempt_id, kind, held_micros, spent_micros, source, why, at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const HOLD = `SELECT attempt_id AS attemptId, task_id AS taskId, project_id AS projectId, person_id AS personId, lane, model_id AS modelId,
  amount_micros AS amountMicros, stood_in_for AS stoodInFor, placed_at AS placedAt, own_wait_ms AS ownWaitMs FROM hold`;
const OPEN = `${HOLD} h WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.business_key = 'end:' || h.attempt_id) ORDER BY h.attempt_id`;
const END = "SELECT kind FROM ledger_entry WHERE business_key = 'end:' || (SELECT ?)";
const SUM = `SELECT coalesce(sum(e.spent_micros), 0) AS spentMicros, coalesce(sum(e.held_micros), 0) AS heldMicros
  FROM hold h JOIN ledger_entry e ON e.attempt_id = h.attempt_id`;
const NOTHING: Balance = { spentMicros: 0, heldMicros: 0 };

/** Writes a hold down; one that is there for the attempt already is refused by the database. */
export const insertHold = (db: WritableDb, row: HoldRow, reason: Reason) =>
  db.run(
    INSERT_HOLD,
    row.attemptId,
    row.taskId,
    row.projectId,
    row.personId,
    row.lane,
    row.modelId,
    row.amountMicros,
    row.stoodInFor,
    JSON.stringify(reason),
    row.placedAt,
    row.ownWaitMs,
  );

/** False when that line is in the ledger already. */
export function insertEntry(db: WritableDb, entry: Entry): boolean {
  const { key, attemptId, kind, heldMicros, spentMicros, source, why, at } = entry;
  if (db.get('SELECT 1 FROM ledger_entry WHERE business_key = (SELECT ?)', key)) return false;
  db.run(INSERT_ENTRY, key, attemptId, kind, heldMicros, spentMicros, source, why, at);
  return true;
}

/** What was set aside for an attempt, or undefined. */
export const findHold = (db: ReadableDb, attemptId: string): HoldRow | undefined =>
  db.get<HoldRow>(`${HOLD} WHERE attempt_id = (SELECT ?)`, attemptId);

/** How a hold ended, if it has. */
export const findEnd = (db: ReadableDb, attemptId: string): 'settlement' | 'release' | undefined =>
  db.get<{ kind: 'settlement' | 'release' }>(END, attemptId)?.kind;

/** How many lines the ledger has on an attempt. */
export const countEntries = (db: ReadableDb, attemptId: string): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM ledger_entry WHERE attempt_id = (SELECT ?)', attemptId)?.n ?? 0;

/** What is set aside and neither paid nor given back. */
export const listOpen = (db: ReadableDb): HoldRow[] => db.all<HoldRow>(OPEN);

/** What an attempt has come to. */
export const sumAttempt = (db: ReadableDb, attemptId: string): Balance =>
  db.get<Balance>(`${SUM} WHERE h.attempt_id = (SELECT ?)`, attemptId) ?? NOTHING;

/** What a task has come to, with all its tries. */
export const sumTask = (db: ReadableDb, taskId: string): Balance =>
  db.get<Balance>(`${SUM} WHERE h.task_id = (SELECT ?)`, taskId) ?? NOTHING;

/** What the holds placed in a period have come to. */
export const sumPeriod = (db: ReadableDb, { from, to }: Period): Balance =>
  db.get<Balance>(`${SUM} WHERE h.placed_at >= (SELECT ?) AND h.placed_at < (SELECT ?)`, from, to) ?? NOTHING;

/** What a project's holds placed in a period have come to. */
export const sumProject = (db: ReadableDb, projectId: string, { from, to }: Period): Balance =>
  db.get<Balance>(
    `${SUM} WHERE h.project_id = (SELECT ?) AND h.placed_at >= (SELECT ?) AND h.placed_at < (SELECT ?)`,
    projectId,
    from,
    to,
  ) ?? NOTHING;
