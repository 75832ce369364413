import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type GatheredRows, gatherRows, tablesIn } from './gather-rows.ts';
import type { Bind, WritableDb } from './handles.ts';

/** The work that a transaction has put off to its end, good or bad. */
export type Deferred = { before: Set<(db: WritableDb) => void>; after: (() => void)[]; undo: Set<() => void> };

type Plain = { [K in keyof WritableDb as K extends string ? K : never]: WritableDb[K] };

/** The one handle onto a connection, with its statements prepared once; `deferred` collects what transactions put off, and `rows` what they insert soon. */
export function makeHandle(sqlite: Sqlite.Database, deferred: Deferred): { handle: WritableDb; rows: GatheredRows } {
  const prepared = new Map<string, { readonly statement: Sqlite.Statement; readonly names: number }>();
  const rows = gatherRows(sql => prepare(sql).statement);
  const orm = drizzle(sqlite);
  const prepare = (sql: string) => {
    let found = prepared.get(sql);
    if (!found) {
      found = { statement: sqlite.prepare(sql), names: tablesIn(sql) };
      prepared.set(sql, found);
    }
    return found;
  };
  const statement = (sql: string): Sqlite.Statement => {
    const { statement, names } = prepare(sql);
    rows.insertFor(names);
    return statement;
  };
  const handle: Plain = {
    get orm() {
      rows.insertAll();
      return orm;
    },
    all: <Row>(sql: string, ...binds: Bind[]) => statement(sql).all(...binds) as Row[],
    get: <Row>(sql: string, ...binds: Bind[]) => statement(sql).get(...binds) as Row | undefined,
    insert: (sql, ...binds) => Number(statement(sql).run(...binds).lastInsertRowid),
    insertSoon: rows.add,
    run: (sql, ...binds) => statement(sql).run(...binds).changes,
    beforeCommit: work => void deferred.before.add(work),
    afterCommit: work => void deferred.after.push(work),
    onUndo: work => void deferred.undo.add(work),
  };
  return { handle: handle as WritableDb, rows };
}
