import type { ReadableDb, WritableDb } from '../../db/handles.ts';

/** Where a walk over enhancements from the oldest on has come to. */
export type Walked = { readonly createdAt: number; readonly id: string };

const OLD = `SELECT id, created_at AS createdAt FROM enhancement WHERE (created_at, id) > (?, ?) AND created_at < ?
  ORDER BY created_at, id LIMIT ?`;
/** Deletes those of these (a JSON list of ids) that nothing came of. The `+` takes the column's affinity away, with which its index would not be used. */
export const FORGET_UNUSED = `DELETE FROM enhancement WHERE id IN (SELECT value FROM json_each(?)) AND state <> 'writing' AND NOT EXISTS (
  SELECT 1 FROM batch b WHERE b.wording IS NOT NULL AND json_extract(b.wording, '$.enhancementId') = +enhancement.id
    AND (EXISTS (SELECT 1 FROM generation WHERE batch_id = b.id) OR EXISTS (SELECT 1 FROM used_prompt WHERE id = b.used_prompt)))`;

/** The next that came before an instant (ms), the oldest first, `most` at most. */
export const listOld = (db: ReadableDb, from: Walked, before: number, most: number): Walked[] =>
  db.all<Walked>(OLD, from.createdAt, from.id, before, most);

/** Deletes those of these that no take and no prompt of the history came of; returns how many that were. */
export const forgetUnused = (db: WritableDb, ids: readonly string[]): number =>
  db.run(FORGET_UNUSED, JSON.stringify(ids));
