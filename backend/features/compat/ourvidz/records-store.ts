import type { ReadableDb, WritableDb } from '../../../db/handles.ts';

const SAVE = `INSERT INTO ourvidz_record (worker_id, name, value, updated_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (worker_id, name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;

/** Something that a worker told of itself: its name, its value as JSON text, when it was told (ms). */
export type RecordRow = { readonly name: string; readonly value: string; readonly updatedAt: number };

export const saveRecord = (db: WritableDb, workerId: string, name: string, value: string, at: number) =>
  db.run(SAVE, workerId, name, value, at);

export const findRecord = (db: ReadableDb, workerId: string, name: string): RecordRow | undefined =>
  db.get<RecordRow>(
    'SELECT name, value, updated_at AS updatedAt FROM ourvidz_record WHERE worker_id = (SELECT ?) AND name = (SELECT ?)',
    workerId,
    name,
  );
