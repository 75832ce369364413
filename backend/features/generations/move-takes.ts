import type { StudioEventType } from '../../contract/events.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { GenerationParts } from './generation-parts.ts';
import { findGenerations, type Listed } from './generations-store.ts';
import { applyMove, indexPrompt, type TakeMove } from './takes-store.ts';

const EVENT = {
  keep: 'take.kept',
  unkeep: 'generation.changed',
  discard: 'take.discarded',
  restore: 'generation.changed',
  copy: 'generation.changed',
  leave: 'generation.changed',
  file: 'take.kept',
} as const satisfies Record<TakeMove, StudioEventType>;

/** Does one thing with several generations of this person's: all of them or, when one is not found, none. Doing it twice changes nothing. */
export async function moveTakes(
  parts: GenerationParts,
  owner: Owner,
  ids: readonly string[],
  to: TakeMove,
): Promise<Listed[]> {
  const { database, events, now, readTakeExpiryDays, refreshBatches } = parts;
  return database.write(db => {
    const days = readTakeExpiryDays(db);
    const before = findGenerations(db, owner, ids, days);
    const missing = ids.find(id => !before.some(generation => generation.id === id));
    if (missing !== undefined) {
      const message = 'One of these is no longer there; nothing was changed.';
      throw new Refusal({ code: 'not_found', message, what: 'generation', id: missing });
    }
    applyMove(db, to, ids, now());
    if (to === 'keep' || to === 'file' || to === 'discard')
      for (const generation of before) indexPrompt(db, generation);
    const batchIds = [...new Set(before.map(generation => generation.batchId))];
    refreshBatches(db, batchIds);
    events.publish(db, owner.personId, { type: EVENT[to], generationIds: [...ids], batchIds });
    return findGenerations(db, owner, ids, days);
  });
}
