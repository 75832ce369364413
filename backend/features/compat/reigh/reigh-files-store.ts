import type { ReadableDb, WritableDb } from '../../../db/handles.ts';

/** A file under `image_uploads`; without a hash its bytes have not come yet. */
export type ReighFile = {
  readonly path: string;
  readonly ownerId: string;
  readonly taskId: string | null;
  readonly sha256: string | null;
};

const FIELDS = 'f.path, f.owner_id AS ownerId, f.task_id AS taskId, f.sha256';
/** A file whose folder is not shut. */
const OPEN = `SELECT ${FIELDS} FROM reigh_file f CROSS JOIN reigh_folder g ON g.folder = substr(f.path, 1, instr(f.path, '/') - 1)
  CROSS JOIN token k ON k.id = g.token_id WHERE f.path = (SELECT ?) AND k.revoked_at IS NULL`;
const SAVE = `INSERT INTO reigh_file (path, owner_id, task_id, sha256, created_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256`;
const OFFER =
  'INSERT INTO reigh_file (path, owner_id, task_id, upload_hash, upload_until, created_at) VALUES (?, ?, ?, ?, ?, ?)';
const OLD = `DELETE FROM reigh_file WHERE created_at < ? AND NOT EXISTS
  (SELECT 1 FROM task t WHERE t.id = reigh_file.task_id AND (t.status = 'queued' OR t.status = 'running'))`;

/** The public folder of a token, which `name` is given to where it has none yet. */
export function ensureFolder(db: WritableDb, tokenId: string, name: () => string): string {
  const found = db.get<{ folder: string }>('SELECT folder FROM reigh_folder WHERE token_id = (SELECT ?)', tokenId);
  if (found) return found.folder;
  const folder = name();
  db.run('INSERT INTO reigh_folder (folder, token_id) VALUES (?, ?)', folder, tokenId);
  return folder;
}

/** The worker of the token whose public folder a path is in. */
export const findWorkerOfFolder = (db: ReadableDb, path: string): string | null =>
  db.get<{ workerId: string | null }>(
    'SELECT k.worker_id AS workerId FROM reigh_folder g JOIN token k ON k.id = g.token_id WHERE g.folder = (SELECT ?)',
    path.split('/')[0] ?? '',
  )?.workerId ?? null;

/** Puts bytes of the studio under a path; what was there is replaced. */
export const saveFile = (db: WritableDb, file: ReighFile, at: number) =>
  db.run(SAVE, file.path, file.ownerId, file.taskId, file.sha256, at);

/** Keeps a path free for bytes that come with the secret that has this hash, until an instant. */
export const offerFile = (
  db: WritableDb,
  { path, ownerId, taskId }: Omit<ReighFile, 'sha256'>,
  offer: { readonly hash: string; readonly until: number },
  at: number,
) => db.run(OFFER, path, ownerId, taskId, offer.hash, offer.until, at);

/** A file by its path; none in a folder whose token was revoked. */
export const findFile = (db: ReadableDb, path: string): ReighFile | undefined => db.get<ReighFile>(OPEN, path);

/** The file that may be filled now with the secret that has this hash. */
export const findOffered = (db: ReadableDb, path: string, hash: string, now: number): ReighFile | undefined =>
  db.get<ReighFile>(`${OPEN} AND f.upload_hash = ? AND f.upload_until > ?`, path, hash, now);

/** Closes public addresses of files that came before an instant, but for those of tasks that are still to be finished. */
export const forgetFilesBefore = (db: WritableDb, at: number) => db.run(OLD, at);
