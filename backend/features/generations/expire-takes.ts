import type { GenerationParts } from './generation-parts.ts';
import { purgeTrashedBefore } from './purge-trash.ts';
import { applyMove, findExpired, indexPrompt } from './takes-store.ts';

const DAY_MS = 86_400_000;

/** Puts takes that were not kept in time into the trash, and deletes for good what has been there too long; returns how many went each way. */
export async function expireTakes(parts: GenerationParts): Promise<{ trashed: number; purged: number }> {
  const { database, events, now, readTakeExpiryDays, readTrashDays, refreshBatches } = parts;
  const trashed = await database.write(db => {
    const rows = findExpired(db, now() - readTakeExpiryDays(db) * DAY_MS);
    for (const row of rows) indexPrompt(db, row);
    for (const [ownerId, own] of Map.groupBy(rows, row => row.ownerId)) {
      const generationIds = own.map(row => row.id);
      const batchIds = [...new Set(own.map(row => row.batchId))];
      applyMove(db, 'discard', generationIds, now());
      refreshBatches(db, batchIds);
      events.publish(db, ownerId, { type: 'take.discarded', generationIds, batchIds });
    }
    return rows.length;
  });
  const purged = await purgeTrashedBefore(parts, now() - readTrashDays(database.read) * DAY_MS);
  return { trashed, purged };
}
