import type { EnhancementParts } from './enhancement-parts.ts';
import { forgetUnused, listOld, type Walked } from './old-enhancements-store.ts';

/** How long what a writer wrote is kept though nothing came of it: three times as far as the figures look back. In ms. */
const KEPT_MS = 90 * 86_400_000;
/** Old ones that are kept are looked at again and again, so each turn takes a stretch of them alone. */
const A_TURN = 500;
const OLDEST: Walked = { createdAt: 0, id: '' };

/** Forgets what writers wrote long ago and nothing came of: each call goes on where the one before ended, and returns how many went. */
export function createForgetting({ database, now }: Pick<EnhancementParts, 'database' | 'now'>): () => Promise<number> {
  let from = OLDEST;
  return async () => {
    const old = listOld(database.read, from, now() - KEPT_MS, A_TURN);
    from = old.length < A_TURN ? OLDEST : (old.at(-1) ?? OLDEST);
    return old.length === 0
      ? 0
      : database.write(db =>
          forgetUnused(
            db,
            old.map(({ id }) => id),
          ),
        );
  };
}
