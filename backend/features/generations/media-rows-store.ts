import type { Media } from '../../contract/media.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

const FIELDS = 'sha256, type, bytes, width, height, duration_ms AS durationMs, placeholder';
const INSERT = `INSERT INTO media (sha256, type, bytes, width, height, duration_ms, placeholder, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (sha256) DO UPDATE SET created_at = excluded.created_at`;
const UNUSED = `SELECT sha256 FROM media WHERE created_at < ?
  AND NOT EXISTS (SELECT 1 FROM variant WHERE variant.sha256 = media.sha256)
  AND NOT EXISTS (SELECT 1 FROM batch_input WHERE batch_input.sha256 = media.sha256)
  AND NOT EXISTS (SELECT 1 FROM reigh_file WHERE reigh_file.sha256 = media.sha256)
  AND NOT EXISTS (SELECT 1 FROM ourvidz_object o WHERE o.sha256 = media.sha256 AND o.bucket <> 'workspace-temp')`;

/** Records bytes that are in the store; known bytes count as handed in anew, so that no sweep takes them in between. */
export const recordMedia = (db: WritableDb, media: Media, at: number) => {
  db.run(
    INSERT,
    media.sha256,
    media.type,
    media.bytes,
    media.width,
    media.height,
    media.durationMs,
    media.placeholder,
    at,
  );
};

export const findMedia = (db: ReadableDb, sha256: string): Media | undefined =>
  db.get<Media>(`SELECT ${FIELDS} FROM media WHERE sha256 = (SELECT ?)`, sha256);

/** Bytes that nothing refers to and that were handed in before an instant. */
export const findUnusedMedia = (db: ReadableDb, before: number): string[] =>
  db.all<{ sha256: string }>(UNUSED, before).map(row => row.sha256);

/** Forgets one of them, if still nothing refers to it. */
export const forgetUnusedMedia = (db: WritableDb, sha256: string, before: number): boolean =>
  db.run(`DELETE FROM media WHERE sha256 = ? AND sha256 IN (${UNUSED})`, sha256, before) === 1;
