import type { ContentRating } from '../../contract/rating.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

/** Writes down what a picture shows; a newer judgement takes the place of the former. */
export const saveRating = (db: WritableDb, sha256: string, rating: ContentRating, at: number) =>
  void db.run(
    `INSERT INTO rating (sha256, rating, rated_at) VALUES (?, ?, ?)
     ON CONFLICT (sha256) DO UPDATE SET rating = excluded.rating, rated_at = excluded.rated_at`,
    sha256,
    JSON.stringify(rating),
    at,
  );

/** What a picture shows, or null where nobody has judged it. */
export function findRating(db: ReadableDb, sha256: string): ContentRating | null {
  const row = db.get<{ rating: string }>('SELECT rating FROM rating WHERE sha256 = ?', sha256);
  return row ? (JSON.parse(row.rating) as ContentRating) : null;
}
