import path from 'node:path';
import Sqlite from 'better-sqlite3';

/** What a folder's ledger and its calls say, in micro-dollars. */
export type Books = {
  readonly spent: number;
  readonly held: number;
  /** Prompts of runs that a person gave up, since nobody knew whether they ran. */
  readonly givenUp: ReadonlySet<string>;
};

/** Reads the books of a data folder, while nobody or somebody writes in them. */
export function readBooks(folder: string): Books {
  const db = new Sqlite(path.join(folder, 'studio.db'), { readonly: true });
  try {
    const sums = db
      .prepare(
        'SELECT coalesce(sum(spent_micros), 0) AS spent, coalesce(sum(held_micros), 0) AS held FROM ledger_entry',
      )
      .get() as { spent: number; held: number };
    const rows = db
      .prepare(
        "SELECT b.prompt FROM provider_call c JOIN task t ON t.id = c.task_id JOIN batch b ON b.id = t.batch_id WHERE c.outcome = 'given_up'",
      )
      .all() as { prompt: string }[];
    return { ...sums, givenUp: new Set(rows.map(({ prompt }) => prompt)) };
  } finally {
    db.close();
  }
}
