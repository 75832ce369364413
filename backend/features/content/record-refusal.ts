import { Refusal } from '../../contract/problem.ts';
import { makeId } from '../../db/make-id.ts';
import type { Database } from '../../db/open-database.ts';
import type { Owner } from '../../plugins/caller.ts';
import { insertRefusal } from './refusals-store.ts';

/** What the doors of this feature work with. */
export type ContentParts = { readonly database: Database; readonly now: () => number };

/** Does what was asked; where that is refused for what it would show, the refusal is written down before it is told. */
export async function recordRefusal<T>(
  { database, now }: ContentParts,
  owner: Owner,
  projectId: string,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'content_refused') {
      const { category, words: found } = error.problem;
      const { personId } = owner;
      await database.write(db => insertRefusal(db, { id: makeId(), at: now(), personId, projectId, category, found }));
    }
    throw error;
  }
}
