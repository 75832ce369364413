import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { CallState } from '../../../backend/features/lanes/call-state.ts';

/** What a folder's ledger and its calls say, in micro-dollars. */
export type Books = {
  readonly spent: number;
  readonly held: number;
  /** Prompts of runs that a person gave up, since nobody knew whether they ran. */
  readonly givenUp: ReadonlySet<string>;
};

/** What the books say of one prompt: how its last call stands, null where there is none, and its money in micro-dollars. */
export type CallBooks = { readonly state: CallState | null; readonly held: number; readonly spent: number };

const OF_PROMPT = `FROM provider_call c JOIN task t ON t.id = c.task_id JOIN batch b ON b.id = t.batch_id`;
const SUMS =
  'SELECT coalesce(sum(e.spent_micros), 0) AS spent, coalesce(sum(e.held_micros), 0) AS held FROM ledger_entry e';

function readFolder<T>(folder: string, read: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(path.join(folder, 'studio.db'), { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** Reads the books of a data folder, while nobody or somebody writes in them. */
export const readBooks = (folder: string): Books =>
  readFolder(folder, db => {
    const sums = db.prepare(SUMS).get() as { spent: number; held: number };
    const rows = db.prepare(`SELECT b.prompt ${OF_PROMPT} WHERE c.outcome = 'given_up'`).all() as { prompt: string }[];
    return { ...sums, givenUp: new Set(rows.map(({ prompt }) => prompt)) };
  });

/** Reads what the books of a data folder say of one prompt. */
export const readCallBooks = (folder: string, prompt: string): CallBooks =>
  readFolder(folder, db => {
    const last = db
      .prepare(`SELECT c.state ${OF_PROMPT} WHERE b.prompt = ? ORDER BY c.attempt_id DESC`)
      .pluck()
      .get(prompt);
    const sums = db
      .prepare(`${SUMS} WHERE e.attempt_id IN (SELECT c.attempt_id ${OF_PROMPT} WHERE b.prompt = ?)`)
      .get(prompt) as { spent: number; held: number };
    return { state: (last as CallState | undefined) ?? null, ...sums };
  });
