import type { ContentRating } from '../../contract/rating.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

/** From this share on of what is pornographic, drawn or not, a picture is for adults. */
const MATURE_FROM = 0.5;
const isMature = ({ porn, hentai }: ContentRating) => porn + hentai >= MATURE_FROM;

/** Writes down what a picture shows; a newer judgement takes the place of the former. */
export const saveRating = (db: WritableDb, sha256: string, rating: ContentRating, at: number) =>
  void db.run(
    `INSERT INTO rating (sha256, rating, mature, rated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (sha256) DO UPDATE SET rating = excluded.rating, mature = excluded.mature, rated_at = excluded.rated_at`,
    sha256,
    JSON.stringify(rating),
    isMature(rating) ? 1 : 0,
    at,
  );

/** Whether a picture was judged to be for adults. */
export const isRatedMature = (db: ReadableDb, sha256: string): boolean =>
  db.get('SELECT 1 FROM rating WHERE sha256 = (SELECT ?) AND mature = 1', sha256) !== undefined;

const RUNTIMES_OF_OURS = "('previz', 'image-tools')";
const UNRATED = `SELECT g.number, g.id, g.owner_id AS ownerId, g.project_id AS projectId, v.sha256 FROM generation g
  JOIN variant v ON v.id = g.primary_variant_id LEFT JOIN rating r ON r.sha256 = v.sha256
  WHERE g.number > ? AND g.kind = 'image' AND r.sha256 IS NULL AND v.recipe ->> 'runtime' NOT IN ${RUNTIMES_OF_OURS}
  ORDER BY g.number LIMIT ?`;

/** A picture that a model made and nobody has judged. */
export type Unrated = {
  readonly number: number;
  readonly id: string;
  readonly ownerId: string;
  readonly projectId: string;
  readonly sha256: string;
};

/** The first pictures after a number that models have made and nobody has judged; sketches and what is merely enlarged need no judging. */
export const findUnrated = (db: ReadableDb, after: number, limit: number): Unrated[] =>
  db.all<Unrated>(UNRATED, after, limit);

/** The number of the newest generation; 0 while there is none. */
export const findNewestNumber = (db: ReadableDb): number =>
  db.get<{ newest: number | null }>('SELECT max(number) AS newest FROM generation')?.newest ?? 0;

/** What a picture shows, or null where nobody has judged it. */
export function findRating(db: ReadableDb, sha256: string): ContentRating | null {
  const row = db.get<{ rating: string }>('SELECT rating FROM rating WHERE sha256 = ?', sha256);
  return row ? (JSON.parse(row.rating) as ContentRating) : null;
}
