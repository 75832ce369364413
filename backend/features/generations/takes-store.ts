import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';

/** What may be done with a take. */
export type TakeMove = 'keep' | 'unkeep' | 'discard' | 'restore' | 'copy' | 'leave' | 'file';

/**
 * What a move sets. `file` keeps a take and takes it off the workspace in one step; a restored take that is not kept counts its days from now on,
 * lest it vanish again at once.
 */
const SET: Record<TakeMove, string> = {
  keep: 'kept_at = coalesce(kept_at, (SELECT now FROM at)), trashed_at = NULL',
  unkeep: 'kept_at = NULL, in_workspace = 1',
  discard: 'trashed_at = coalesce(trashed_at, (SELECT now FROM at))',
  restore: 'trashed_at = NULL, created_at = CASE WHEN kept_at IS NULL THEN (SELECT now FROM at) ELSE created_at END',
  copy: 'in_workspace = 1',
  leave: 'in_workspace = 0',
  file: 'kept_at = coalesce(kept_at, (SELECT now FROM at)), trashed_at = NULL, in_workspace = 0',
};
const move = (set: string) =>
  `WITH at (now) AS (SELECT ?) UPDATE generation SET ${set} WHERE id IN (SELECT value FROM json_each(?))`;
const EXPIRED = `SELECT id, batch_id AS batchId, owner_id AS ownerId, number, prompt FROM generation
  WHERE kept_at IS NULL AND trashed_at IS NULL AND created_at < ? LIMIT 500`;
const SHOWN = `SELECT id, kept_at IS NOT NULL AS kept FROM generation
  WHERE project_id = ? AND owner_id = ? AND in_workspace = 1 AND trashed_at IS NULL`;
const FORGET_INPUTS = `DELETE FROM batch_input WHERE batch_id IN (SELECT b.id FROM batch b WHERE b.shown = 0
  AND NOT EXISTS (SELECT 1 FROM generation g WHERE g.batch_id = b.id)
  AND NOT EXISTS (SELECT 1 FROM task t WHERE t.batch_id = b.id AND t.status IN ('queued', 'running')))`;

type Numbered = { readonly id: string; readonly number: number };

/** Does one thing with generations that were found to be this person's. */
export const applyMove = (db: WritableDb, to: TakeMove, ids: readonly string[], at: number) =>
  db.run(move(SET[to]), at, JSON.stringify(ids));

/** Lets the words of a prompt be found. Only what was kept or trashed is searched, so a task's finish does not pay for the index. */
export const indexPrompt = (db: WritableDb, { number, prompt }: { number: number; prompt: string }) =>
  db.run('INSERT OR REPLACE INTO generation_search (rowid, prompt) VALUES (?, ?)', number, prompt);

/** Up to 500 takes of anyone that were made before an instant and not kept. */
export const findExpired = (db: ReadableDb, before: number) =>
  db.all<Numbered & { batchId: string; ownerId: string; prompt: string }>(EXPIRED, before);

/** What a project's workspace shows, and which of it is kept. */
export const findShown = (db: ReadableDb, owner: Owner, projectId: string) =>
  db.all<{ id: string; kept: 0 | 1 }>(SHOWN, projectId, owner.personId);

/** Those of these generations that are in this person's trash. */
export const findTrashed = (db: ReadableDb, owner: Owner, ids: readonly string[]) =>
  db.all<Numbered>(
    'SELECT id, number FROM generation WHERE id IN (SELECT value FROM json_each(?)) AND owner_id = ? AND trashed_at IS NOT NULL',
    JSON.stringify(ids),
    owner.personId,
  );

/** Up to 500 generations of anyone that went to the trash before an instant. */
export const findTrashedBefore = (db: ReadableDb, before: number) =>
  db.all<Numbered>('SELECT id, number FROM generation WHERE trashed_at < ? LIMIT 500', before);

/** Deletes generations for good, and lets go of the inputs of batches of which nothing is left; their bytes go with the next sweep. */
export function deleteGenerations(db: WritableDb, rows: readonly Numbered[]): void {
  for (const { id, number } of rows) {
    db.run('DELETE FROM generation_search WHERE rowid = ?', number);
    db.run('DELETE FROM generation WHERE id = ?', id);
  }
  if (rows.length > 0) db.run(FORGET_INPUTS);
}
