import type { GenerationDetail, Recipe, Variant } from '../../contract/generations.ts';
import type { Media } from '../../contract/media.ts';
import { Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findGenerations, type Listed } from './generations-store.ts';

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

/** One generation of this person's; raises `not_found`. */
export function readListed(db: ReadableDb, owner: Owner, id: string, takeExpiryDays: number): Listed {
  const [found] = findGenerations(db, owner, [id], takeExpiryDays);
  if (!found)
    throw new Refusal({
      code: 'not_found',
      message: 'This picture is no longer there. It may have been deleted for good.',
      what: 'generation',
      id,
    });
  return found;
}

/** One generation with its variants, their recipes, and what it was based on, if that is still there. Raises `not_found`. */
export function readGeneration(db: ReadableDb, owner: Owner, id: string, takeExpiryDays: number): GenerationDetail {
  const generation = readListed(db, owner, id, takeExpiryDays);
  const variants = db.all<Row>(VARIANTS, id).map(toVariant);
  const basedOn =
    generation.basedOn === null ? null : (findGenerations(db, owner, [generation.basedOn], takeExpiryDays)[0] ?? null);
  return { generation, variants, basedOn };
}
