import type { GenerationParts } from './generation-parts.ts';
import { purgeTrashedBefore } from './purge-trash.ts';

const DAY_MS = 86_400_000;
const EXPIRED = `SELECT id, batch_id AS batchId, owner_id AS ownerId, number, prompt FROM generation
  WHERE kept_at IS NULL AND trashed_at IS NULL AND created_at < ? LIMIT 500`;

/** Puts takes that were not kept in time into the trash, and deletes for good what has been there too long; returns how many went each way. */
export async function expireTakes(parts: GenerationParts): Promise<{ trashed: number; purged: number }> {
  const { database, events, now, readTakeExpiryDays, readTrashDays, refreshBatches } = parts;
  const trashed = await database.write(db => {
    const rows = db.all<{ id: string; batchId: string; ownerId: string; number: number; prompt: string }>(
      EXPIRED,
      now() - readTakeExpiryDays(db) * DAY_MS,
    );
    for (const { id, number, prompt } of rows) {
      db.run('UPDATE generation SET trashed_at = ? WHERE id = ?', now(), id);
      db.run('INSERT OR REPLACE INTO generation_search (rowid, prompt) VALUES (?, ?)', number, prompt);
    }
    refreshBatches(db, [...new Set(rows.map(row => row.batchId))]);
    for (const [ownerId, own] of Map.groupBy(rows, row => row.ownerId))
      events.publish(db, ownerId, {
        type: 'take.discarded',
        generationIds: own.map(row => row.id),
        batchIds: [...new Set(own.map(row => row.batchId))],
      });
    return rows.length;
  });
  const purged = await purgeTrashedBefore(parts, now() - readTrashDays(database.read) * DAY_MS);
  return { trashed, purged };
}
