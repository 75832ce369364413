import Sqlite from 'better-sqlite3';

/** What the other process is asked to do: one statement, so many times over, each a commit of its own. */
export type Asked = { readonly sql: string; readonly binds: readonly (string | number)[]; readonly times: number };

/** Run as a process of its own on a database file: it writes what it is told to, and says when that is durable. */
if (import.meta.filename === process.argv[1]) {
  const sqlite = new Sqlite(process.argv[2] ?? '');
  sqlite.pragma('busy_timeout = 10000');
  process.on('message', ({ sql, binds, times }: Asked) => {
    const statement = sqlite.prepare(sql);
    for (let time = 0; time < times; time++) statement.run(...binds);
    process.send?.('done');
  });
  process.once('disconnect', () => sqlite.close());
  process.send?.('done');
}
