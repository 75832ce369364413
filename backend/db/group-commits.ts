import type Sqlite from 'better-sqlite3';
import type { GatheredRows } from './gather-rows.ts';
import type { WritableDb } from './handles.ts';
import type { Deferred } from './make-handle.ts';
import { refuseStorageFault } from './storage-faults.ts';

type Pending = {
  work: (db: WritableDb) => unknown;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
};
type Outcome = { ok: true; value: unknown } | { ok: false; reason: unknown };

/** So many writers in one turn of the loop are a crowd, of which more are likely on their way. */
const MANY = 8;

/** Writes asked for at about the same time share one durable commit; each stands or falls alone. */
export type Write = <T>(work: (db: WritableDb) => T) => Promise<T>;

/**
 * Makes `write`. A shared commit divides the price of the disk's sync (0.3 ms and more) by the number of its writers:
 * 128 of them in one commit were 35 times as many a second as one each. So a group of many waits a turn of the loop longer while it doubles (of 32
 * claims that come together 15 shared a commit without that, and each cost a tenth more); a few never wait.
 * A group runs bare first, since a savepoint copies every page that a writer touches; only when one of them throws is the group
 * undone and run again with a savepoint around each. So a writer's function may run twice, and does nothing but through its handle.
 */
export function groupCommits(
  sqlite: Sqlite.Database,
  db: WritableDb,
  deferred: Deferred,
  rows: GatheredRows,
): { write: Write; flush(): void } {
  let pending: Pending[] = [];
  const savepoint = sqlite.prepare('SAVEPOINT one');
  const release = sqlite.prepare('RELEASE one');
  const undo = sqlite.prepare('ROLLBACK TO one');

  const runBare = (work: Pending['work']): Outcome => {
    const value = work(db);
    if (value instanceof Promise)
      throw new Error('A transaction is synchronous: its function must not return a promise.');
    return { ok: true, value };
  };

  const runApart = (work: Pending['work']): Outcome => {
    const before = new Set(deferred.before);
    const afters = deferred.after.length;
    savepoint.run();
    try {
      const outcome = runBare(work);
      rows.insertAll();
      release.run();
      return outcome;
    } catch (reason) {
      if (!sqlite.inTransaction) throw reason;
      rows.forget();
      undo.run();
      release.run();
      for (const work of deferred.undo) work();
      deferred.before = before;
      deferred.after.length = afters;
      return { ok: false, reason };
    }
  };

  const runAll = (group: Pending[], run: (work: Pending['work']) => Outcome): Outcome[] => {
    deferred.before = new Set();
    deferred.after = [];
    deferred.undo = new Set();
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      const outcomes = group.map(({ work }) => run(work));
      for (const work of deferred.before) runBare(work);
      rows.insertAll();
      sqlite.exec('COMMIT');
      return outcomes;
    } catch (error) {
      rows.forget();
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
      for (const work of deferred.undo) work();
      throw error;
    }
  };

  const runGroup = (group: Pending[]): Outcome[] => {
    try {
      return runAll(group, runBare);
    } catch (error) {
      if (group.length === 1) throw error;
      return runAll(group, runApart);
    }
  };

  const flush = () => {
    const group = pending;
    if (group.length === 0) return;
    pending = [];
    let outcomes: Outcome[];
    try {
      outcomes = runGroup(group);
    } catch (error) {
      const reason = refuseStorageFault(error);
      for (const { reject } of group) reject(reason);
      return;
    }
    try {
      for (const work of deferred.after) work();
    } finally {
      // What is durable is answered, whatever a listener does.
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome?.ok) resolve(outcome.value);
        else reject(refuseStorageFault(outcome?.reason));
      });
    }
  };

  /** Commits, unless the last turn of the loop has brought as many writers as there had been: then more are on their way. */
  const flushWhenFull = (had: number) => {
    const has = pending.length;
    if (has >= MANY && has >= 2 * had) setImmediate(flushWhenFull, has);
    else flush();
  };

  const write: Write = work =>
    new Promise((resolve, reject) => {
      if (pending.length === 0) setImmediate(flushWhenFull, 0);
      pending.push({ work, resolve: resolve as (value: unknown) => void, reject });
    });
  return { write, flush };
}
