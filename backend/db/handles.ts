import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

declare const writable: unique symbol;
/** What may be put into a statement. */
export type Bind = string | number | bigint | null | Uint8Array;

/** What may be asked of the database; a function that takes this cannot write. */
export type ReadableDb = {
  /** For what is asked seldom; hot statements are raw SQL, since the builder's plain `= ?` is planned anew at every run. */
  readonly orm: Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | '$count'>;
  all<Row>(sql: string, ...binds: Bind[]): Row[];
  get<Row>(sql: string, ...binds: Bind[]): Row | undefined;
};

/** A transaction that is open now: made by `Database.write` alone, and good until its function returns. */
export type WritableDb = ReadableDb & {
  readonly [writable]: true;
  readonly orm: BetterSQLite3Database;
  /** Inserts one row and returns its number (rowid). */
  insert(sql: string, ...binds: Bind[]): number;
  /**
   * Inserts a row at the latest before the transaction commits, together with others: for tables that many write to and few look at, as
   * `gather-rows.ts` names them. Whatever names that table meanwhile finds it there. `told` hears its number (rowid) once it has one.
   */
  insertSoon(sql: string, row: readonly Bind[], told?: (number: number) => void): void;
  /** Returns how many rows changed. */
  run(sql: string, ...binds: Bind[]): number;
  /** Runs once before the transaction commits, inside it; the same function asked for twice runs once. */
  beforeCommit(work: (db: WritableDb) => void): void;
  /** Runs once the transaction is durable, and not at all when it is undone. */
  afterCommit(work: () => void): void;
  /** Runs when this transaction is undone, or part of it: for what is remembered of its rows in memory. */
  onUndo(work: () => void): void;
};
