import type { Owner } from '../../plugins/caller.ts';
import type { GenerationParts } from './generation-parts.ts';
import { deleteGenerations, findTrashed, findTrashedBefore } from './takes-store.ts';

/** Deletes for good those of these generations that are in this person's trash; returns how many that were. */
export const purgeTrash = (
  { database, events }: GenerationParts,
  owner: Owner,
  ids: readonly string[],
): Promise<number> =>
  database.write(db => {
    const rows = findTrashed(db, owner, ids);
    deleteGenerations(db, rows);
    events.publish(db, owner.personId, {
      type: 'generation.changed',
      generationIds: rows.map(row => row.id),
      batchIds: [],
    });
    return rows.length;
  });

/** Deletes for good what went to the trash before an instant (ms), of everyone; returns how many, 500 at most. */
export const purgeTrashedBefore = ({ database }: GenerationParts, before: number): Promise<number> =>
  database.write(db => {
    const rows = findTrashedBefore(db, before);
    deleteGenerations(db, rows);
    return rows.length;
  });
