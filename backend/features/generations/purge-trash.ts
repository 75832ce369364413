import type { WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { GenerationParts } from './generation-parts.ts';

/** Deletes rows of generations for good; their bytes go with the next sweep if nothing else refers to them. */
function deleteGenerations(db: WritableDb, rows: readonly { id: string; number: number }[]): void {
  for (const { id, number } of rows) {
    db.run('DELETE FROM generation_search WHERE rowid = ?', number);
    db.run('DELETE FROM generation WHERE id = ?', id);
  }
  db.run(`DELETE FROM batch_input WHERE batch_id IN (SELECT b.id FROM batch b WHERE b.shown = 0
    AND NOT EXISTS (SELECT 1 FROM generation g WHERE g.batch_id = b.id)
    AND NOT EXISTS (SELECT 1 FROM task t WHERE t.batch_id = b.id AND t.status IN ('queued', 'running')))`);
}

/** Deletes for good those of these generations that are in this person's trash; returns how many that were. */
export const purgeTrash = (
  { database, events }: GenerationParts,
  owner: Owner,
  ids: readonly string[],
): Promise<number> =>
  database.write(db => {
    const rows = db.all<{ id: string; number: number }>(
      'SELECT id, number FROM generation WHERE id IN (SELECT value FROM json_each(?)) AND owner_id = ? AND trashed_at IS NOT NULL',
      JSON.stringify(ids),
      owner.personId,
    );
    deleteGenerations(db, rows);
    events.publish(db, owner.personId, {
      type: 'generation.changed',
      generationIds: rows.map(row => row.id),
      batchIds: [],
    });
    return rows.length;
  });

/** Deletes for good what has been in the trash since before an instant, of everyone; returns how many. */
export const purgeTrashedBefore = ({ database }: GenerationParts, before: number): Promise<number> =>
  database.write(db => {
    const rows = db.all<{ id: string; number: number }>(
      'SELECT id, number FROM generation WHERE trashed_at < ? LIMIT 500',
      before,
    );
    deleteGenerations(db, rows);
    return rows.length;
  });
