import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { Refusal } from '../contract/problem.ts';

type Migration = { readonly version: number; readonly name: string; readonly sql: string };

/** The migrations of a folder (`0001_name.sql`), in order; a gap or a double number is a bug and throws. */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort();
  return files.map((name, index) => {
    const version = Number(name.slice(0, 4));
    if (version !== index + 1) throw new Error(`Migration ${name} should be number ${index + 1}.`);
    return { version, name, sql: readFileSync(path.join(folder, name), 'utf8') };
  });
}

/**
 * Brings the schema up to `upTo` (all, unless told), each migration in its own transaction, in which `sha256(text)` may be asked for; `backUp` is called once before the first.
 * Refuses with `schema_newer` a database that a later studio has written.
 */
export function migrate(
  sqlite: Sqlite.Database,
  folder: string,
  backUp: (from: number) => void,
  upTo = Number.POSITIVE_INFINITY,
): void {
  const migrations = readMigrations(folder);
  const found = sqlite.pragma('user_version', { simple: true }) as number;
  const known = migrations.length;
  if (found > known) {
    throw new Refusal({
      code: 'schema_newer',
      message: `This folder was last opened by a newer Dailies (its data has version ${found}, this one knows up to ${known}). Install the newer Dailies, or choose another folder; nothing was changed.`,
      found,
      known,
    });
  }
  const due = migrations.filter(({ version }) => version > found && version <= upTo);
  if (due.length > 0 && found > 0) backUp(found);
  sqlite.function('sha256', { deterministic: true }, text => createHash('sha256').update(String(text)).digest('hex'));
  for (const { version, sql } of due) {
    sqlite.transaction(() => {
      sqlite.exec(sql);
      sqlite.pragma(`user_version = ${version}`);
    })();
  }
}
