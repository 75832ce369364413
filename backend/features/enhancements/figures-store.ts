import type { ReadableDb } from '../../db/handles.ts';

/** Whose enhancements are counted, and since when; drafts of templates are not. */
export type Counted = { readonly ownerId: string | null; readonly since: number };

const OF = 'created_at >= ? AND template_version > 0 AND (? IS NULL OR owner_id = ?)';
const SUMS = `count(*) AS enhancements, count(*) FILTER (WHERE state = 'failed') AS failed,
  count(*) FILTER (WHERE verdict IS NOT NULL) AS judged, count(*) FILTER (WHERE verdict IN ('kept', 'edited')) AS kept`;
const TOTALS = `SELECT ${SUMS}, coalesce(sum(cached), 0) AS fromCache,
  coalesce(sum(tokens_in), 0) AS tokensIn, coalesce(sum(tokens_out), 0) AS tokensOut FROM enhancement WHERE ${OF}`;
const BY_WRITER = `SELECT writer_name AS writer, writer_id AS writerId, ${SUMS} FROM enhancement WHERE ${OF}
  GROUP BY writer_id ORDER BY enhancements DESC, writer LIMIT 50`;
/** Times of what was really written, one after the other by length. */
const TIMES = (column: 'first_text_ms' | 'took_ms') => `SELECT ${column} AS ms FROM enhancement
  WHERE ${OF} AND state = 'done' AND cached = 0 AND ${column} IS NOT NULL AND (? IS NULL OR writer_id = ?) ORDER BY ${column}`;

type Sums = {
  readonly enhancements: number;
  readonly failed: number;
  readonly judged: number;
  readonly kept: number;
};
const binds = ({ since, ownerId }: Counted) => [since, ownerId, ownerId] as const;

/** All together. */
export const readTotals = (db: ReadableDb, counted: Counted) =>
  db.get<Sums & { fromCache: number; tokensIn: number; tokensOut: number }>(TOTALS, ...binds(counted));

/** Writer by writer, the busiest first. */
export const listByWriter = (db: ReadableDb, counted: Counted) =>
  db.all<Sums & { writer: string; writerId: string }>(BY_WRITER, ...binds(counted));

/** How long first words, or all of them, took, in ms, the shortest first; of one writer, or of null all. */
export const listTimes = (
  db: ReadableDb,
  column: 'first_text_ms' | 'took_ms',
  counted: Counted,
  writerId: string | null,
): number[] => db.all<{ ms: number }>(TIMES(column), ...binds(counted), writerId, writerId).map(({ ms }) => ms);
