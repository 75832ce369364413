import type { ReadableDb, WritableDb } from '../../../db/handles.ts';
import type { Owner } from '../../../plugins/caller.ts';

const SAVE = `INSERT INTO ourvidz_record (worker_id, name, value, updated_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (worker_id, name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
const FIND = 'SELECT value FROM ourvidz_record WHERE worker_id = (SELECT ?) AND name = (SELECT ?)';
const LIST = `SELECT r.worker_id AS workerId, r.value, r.updated_at AS updatedAt FROM ourvidz_record r
  WHERE r.name = ? AND r.worker_id IN (SELECT worker_id FROM token WHERE person_id = ? AND revoked_at IS NULL)
  ORDER BY r.updated_at DESC, r.worker_id`;

/** Something that a worker told of itself, as JSON text, and when (ms). */
export type RecordRow = { readonly workerId: string; readonly value: string; readonly updatedAt: number };

/** Writes down what a worker told under a name. */
export const saveRecord = (db: WritableDb, workerId: string, name: string, value: string, at: number) =>
  db.run(SAVE, workerId, name, value, at);

/** What a worker told under a name, as JSON text. */
export const findRecord = (db: ReadableDb, workerId: string, name: string): string | undefined =>
  db.get<{ value: string }>(FIND, workerId, name)?.value;

/** What this person's workers told under a name, the newest first; of those alone whose token is still good. */
export const listRecords = (db: ReadableDb, owner: Owner, name: string): RecordRow[] =>
  db.all<RecordRow>(LIST, name, owner.personId);
