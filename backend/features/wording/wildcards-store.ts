import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';

/** A list of words as it was written. */
export type WildcardRow = { readonly name: string; readonly text: string; readonly changedAt: number };

const PUT = `INSERT INTO wildcard (owner_id, name, text, changed_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (owner_id, name) DO UPDATE SET name = excluded.name, text = excluded.text, changed_at = excluded.changed_at`;

/** This person's wildcards by name. */
export const listWildcardRows = (db: ReadableDb, owner: Owner): WildcardRow[] =>
  db.all<WildcardRow>(
    'SELECT name, text, changed_at AS changedAt FROM wildcard WHERE owner_id = ? ORDER BY name',
    owner.personId,
  );

/** Writes a wildcard, or writes it anew. */
export const putWildcard = (db: WritableDb, owner: Owner, name: string, text: string, at: number) =>
  void db.run(PUT, owner.personId, name, text, at);

export const deleteWildcard = (db: WritableDb, owner: Owner, name: string): boolean =>
  db.run('DELETE FROM wildcard WHERE owner_id = ? AND name = ?', owner.personId, name) === 1;
