import Sqlite from 'better-sqlite3';

/**
 * Where a studio dies: as a statement that begins with `sql`, with `bind` at the beginning of one of its values, is about to run, or as soon as the
 * transaction of that statement is on the disk.
 */
export type DieAt = { readonly when: 'before' | 'once committed'; readonly sql: string; readonly bind?: string };

/** What of a prepared statement is looked at. */
type Statement = { readonly source: string; run(...binds: unknown[]): unknown };

let dieAt: DieAt | null = null;
let dieAtCommit = false;

const die = () => process.kill(process.pid, 'SIGKILL');
const isThere = ({ sql, bind = '' }: DieAt, { source }: Statement, binds: readonly unknown[]): boolean =>
  source.startsWith(sql) && (bind === '' || binds.some(value => typeof value === 'string' && value.startsWith(bind)));

// Loaded before the studio, whose own code knows nothing of it: the driver's two doors are watched, in this process alone.
const statements = Object.getPrototypeOf(new Sqlite(':memory:').prepare('SELECT 1')) as Statement;
const { run } = statements;
statements.run = function (this: Statement, ...binds) {
  if (dieAt && isThere(dieAt, this, binds)) {
    if (dieAt.when === 'before') die();
    dieAtCommit = true;
  }
  return run.apply(this, binds);
};
const { exec } = Sqlite.prototype;
Sqlite.prototype.exec = function (this: Sqlite.Database, sql: string) {
  const done = exec.call(this, sql);
  if (dieAtCommit && sql === 'COMMIT') die();
  return done;
};
process.on('message', told => {
  dieAt = told as DieAt;
  process.send?.({});
});
