import type { ReadableDb, WritableDb } from '../../../db/handles.ts';
import type { ObjectName } from './object-path.ts';

const SAVE = `INSERT INTO ourvidz_object (bucket, path, worker_id, sha256, created_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (bucket, path, worker_id) DO UPDATE SET sha256 = excluded.sha256, created_at = excluded.created_at`;
const NEWEST = `SELECT sha256 FROM ourvidz_object WHERE bucket = (SELECT ?) AND path = (SELECT ?)
  ORDER BY created_at DESC, worker_id LIMIT 1`;
const OWN =
  'SELECT sha256 FROM ourvidz_object WHERE bucket = (SELECT ?) AND path = (SELECT ?) AND worker_id = (SELECT ?)';

/** Notes what bytes a worker handed in under a name; the same name again, by the same worker, is these bytes from now on. */
export const saveObject = (
  db: WritableDb,
  { bucket, path }: ObjectName,
  workerId: string,
  sha256: string,
  at: number,
) => db.run(SAVE, bucket, path, workerId, sha256, at);

/** The bytes under a name, of several the newest; undefined where there are none. */
export const findObject = (db: ReadableDb, { bucket, path }: ObjectName): string | undefined =>
  db.get<{ sha256: string }>(NEWEST, bucket, path)?.sha256;

/** The bytes that this worker handed in under a name. */
export const findOwnObject = (db: ReadableDb, { bucket, path }: ObjectName, workerId: string): string | undefined =>
  db.get<{ sha256: string }>(OWN, bucket, path, workerId)?.sha256;

/** Forgets the names of what was handed in before an instant; whatever uses the bytes keeps them. */
export const forgetObjectsBefore = (db: WritableDb, at: number) =>
  db.run('DELETE FROM ourvidz_object WHERE created_at < ?', at);
