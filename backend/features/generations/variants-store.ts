import type { Recipe, Variant } from '../../contract/generations.ts';
import type { Media } from '../../contract/media.ts';
import type { ReadableDb } from '../../db/handles.ts';

type Row = Media & { id: string; origin: Variant['origin']; recipe: string; createdAt: number; primary: number };

const VARIANTS = `SELECT v.id, v.origin, v.recipe, v.created_at AS createdAt, v.id = g.primary_variant_id AS "primary",
  m.sha256, m.type, m.bytes, m.width, m.height, m.duration_ms AS durationMs, m.placeholder
  FROM variant v JOIN generation g ON g.id = v.generation_id JOIN media m ON m.sha256 = v.sha256 WHERE v.generation_id = ? ORDER BY v.id`;

const toVariant = ({ id, origin, recipe, createdAt, primary, ...media }: Row): Variant => ({
  id,
  origin,
  recipe: JSON.parse(recipe) as Recipe,
  createdAt: new Date(createdAt).toISOString(),
  primary: primary === 1,
  media,
});

/** The variants of a generation, oldest first. */
export const findVariants = (db: ReadableDb, generationId: string): Variant[] =>
  db.all<Row>(VARIANTS, generationId).map(toVariant);
