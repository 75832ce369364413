import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { WritableDb } from './handles.ts';

/** The work that a transaction has put off to its end, good or bad. */
export type Deferred = { before: Set<(db: WritableDb) => void>; after: (() => void)[]; undo: Set<() => void> };

type Plain = { [K in keyof WritableDb as K extends string ? K : never]: WritableDb[K] };

/** The one handle onto a connection, with its statements prepared once; `deferred` collects what transactions put off. */
export function makeHandle(sqlite: Sqlite.Database, deferred: Deferred): WritableDb {
  const prepared = new Map<string, Sqlite.Statement>();
  const statement = (sql: string): Sqlite.Statement => {
    let found = prepared.get(sql);
    if (!found) {
      found = sqlite.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  };
  const handle: Plain = {
    orm: drizzle(sqlite),
    all: <Row>(sql: string, ...binds: Parameters<WritableDb['run']>[1][]) => statement(sql).all(...binds) as Row[],
    get: <Row>(sql: string, ...binds: Parameters<WritableDb['run']>[1][]) =>
      statement(sql).get(...binds) as Row | undefined,
    insert: (sql, ...binds) => Number(statement(sql).run(...binds).lastInsertRowid),
    run: (sql, ...binds) => statement(sql).run(...binds).changes,
    beforeCommit: work => void deferred.before.add(work),
    afterCommit: work => void deferred.after.push(work),
    onUndo: work => void deferred.undo.add(work),
  };
  return handle as WritableDb;
}
