import type { StudioEventType } from '../../contract/events.ts';
import { Refusal } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { GenerationParts } from './generation-parts.ts';
import type { Listed } from './generations-store.ts';
import { findGenerations } from './generations-store.ts';

const SET = {
  keep: 'kept_at = coalesce(kept_at, ?2), trashed_at = NULL',
  unkeep: 'kept_at = NULL, in_workspace = 1',
  discard: 'trashed_at = coalesce(trashed_at, ?2)',
  restore: 'trashed_at = NULL, created_at = CASE WHEN kept_at IS NULL THEN ?2 ELSE created_at END',
  copy: 'in_workspace = 1',
  leave: 'in_workspace = 0',
} as const;
/** What may be done with a take: a restored one that is not kept expires from now on, lest it vanish again at once. */
export type TakeMove = keyof typeof SET;

const EVENT = {
  keep: 'take.kept',
  unkeep: 'generation.changed',
  discard: 'take.discarded',
  restore: 'generation.changed',
  copy: 'generation.changed',
  leave: 'generation.changed',
} as const satisfies Record<TakeMove, StudioEventType>;

const index = (db: WritableDb, { number, prompt }: Listed) =>
  db.run('INSERT OR REPLACE INTO generation_search (rowid, prompt) VALUES (?, ?)', number, prompt);

/** Does one thing with several generations of this person's: all of them or, when one is not found, none. Doing it twice changes nothing. */
export async function moveTakes(
  parts: GenerationParts,
  owner: Owner,
  ids: readonly string[],
  move: TakeMove,
): Promise<Listed[]> {
  const { database, events, now, readTakeExpiryDays, refreshBatches } = parts;
  return database.write(db => {
    const days = readTakeExpiryDays(db);
    const before = findGenerations(db, owner, ids, days);
    const missing = ids.find(id => !before.some(generation => generation.id === id));
    if (missing !== undefined)
      throw new Refusal({
        code: 'not_found',
        message: 'One of these is no longer there; nothing was changed.',
        what: 'generation',
        id: missing,
      });
    db.run(
      `UPDATE generation SET ${SET[move]} WHERE id IN (SELECT value FROM json_each(?1)) AND ?2 > 0`,
      JSON.stringify(ids),
      now(),
    );
    if (move === 'keep' || move === 'discard') for (const generation of before) index(db, generation);
    const batchIds = [...new Set(before.map(generation => generation.batchId))];
    refreshBatches(db, batchIds);
    events.publish(db, owner.personId, { type: EVENT[move], generationIds: [...ids], batchIds });
    return findGenerations(db, owner, ids, days);
  });
}
