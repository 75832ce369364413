import type { GenerationDetail } from '../../contract/generations.ts';
import { Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findGenerations, type Listed } from './generations-store.ts';
import { findRating } from './ratings-store.ts';
import { findVariants } from './variants-store.ts';

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
  const variants = findVariants(db, id);
  const basedOn =
    generation.basedOn === null ? null : (findGenerations(db, owner, [generation.basedOn], takeExpiryDays)[0] ?? null);
  return { generation, variants, basedOn, rating: findRating(db, generation.media.sha256) };
}
