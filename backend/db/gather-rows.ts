import type Sqlite from 'better-sqlite3';
import type { Bind } from './handles.ts';

/**
 * Tables whose rows are gathered, each after those that it refers to; no other table refers to one of them. Tasks are none of them: where rows come
 * together SQLite looks for children of each that came before it, and reads the attempts through for that.
 */
const TABLES = ['queue_entry', 'attempt', 'generation', 'variant', 'event'] as const;
/** How many rows one statement inserts: always the most of these that are there. */
const SIZES = [64, 8, 1] as const;

type Row = readonly Bind[];
type Told = (number: number) => void;
/** An INSERT of one row, its text for each of the SIZES, and what waits to be inserted by it. */
type Form = { readonly bits: number; readonly texts: readonly string[]; rows: Row[]; told: (Told | undefined)[] };

/** Rows that wait to be inserted together. A row alone costs 4.5 µs, one among sixteen 1: most of a statement's price is to begin and to end it. */
export type GatheredRows = {
  /** `told` hears the row's number when it is inserted. */
  add(sql: string, row: Row, told?: Told): void;
  /** Inserts everything that waits, if it is any of these tables', as `tablesIn` names them. */
  insertFor(tables: number): void;
  insertAll(): void;
  /** What waits was of a transaction that is undone. */
  forget(): void;
};

/** Which of the gathered tables a statement names, as bits. */
export const tablesIn = (sql: string): number =>
  TABLES.reduce((found, table, at) => (new RegExp(`\\b${table}\\b`).test(sql) ? found | (1 << at) : found), 0);

/** An `INSERT INTO … VALUES (…)` of one row as one of so many. */
export function withRows(sql: string, count: number): string {
  const row = sql.slice(sql.indexOf('VALUES ') + 'VALUES '.length);
  return sql + `, ${row}`.repeat(count - 1);
}

const formOf = (sql: string): Form => ({
  bits: tablesIn(sql.slice(0, sql.indexOf('('))),
  texts: SIZES.map(size => withRows(sql, size)),
  rows: [],
  told: [],
});

/** Makes the place where they wait. */
export function gatherRows(prepare: (sql: string) => Sqlite.Statement): GatheredRows {
  const forms = new Map<string, Form>();
  let waiting: Form[] = [];
  let tables = 0;

  const findForm = (sql: string): Form => {
    const form = forms.get(sql) ?? formOf(sql);
    forms.set(sql, form);
    return form;
  };
  const insert = ({ texts, rows, told }: Form) => {
    let next = 0;
    SIZES.forEach((size, at) => {
      for (; rows.length - next >= size; next += size) {
        const binds = rows.slice(next, next + size).flat();
        const { lastInsertRowid } = prepare(texts[at] ?? '').run(...binds);
        const first = Number(lastInsertRowid) - size + 1;
        for (let n = 0; n < size; n++) told[next + n]?.(first + n);
      }
    });
  };
  const takeWaiting = (): Form[] => {
    const taken = waiting.map(form => ({ ...form }));
    for (const form of waiting) Object.assign(form, { rows: [], told: [] });
    waiting = [];
    tables = 0;
    return taken;
  };
  const insertAll = () => {
    if (tables === 0) return;
    for (const form of takeWaiting().sort((a, b) => a.bits - b.bits)) insert(form);
  };

  return {
    add: (sql, row, told) => {
      const form = findForm(sql);
      if (form.bits === 0) throw new Error(`The rows of this table are not gathered: ${sql}`);
      if (form.rows.length === 0) waiting.push(form);
      tables |= form.bits;
      form.rows.push(row);
      form.told.push(told);
    },
    insertFor: named => {
      if ((tables & named) !== 0) insertAll();
    },
    insertAll,
    forget: () => void takeWaiting(),
  };
}
