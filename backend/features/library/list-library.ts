import type { Generation } from '../../contract/generations.ts';
import type { GenerationKind } from '../../contract/models.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { matchWords } from '../../db/match-words.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findPage } from './library-store.ts';

/** What is asked of the library; `cursor` is what the page before gave. */
export type LibraryQuery = {
  readonly view: 'kept' | 'trash';
  readonly search?: string | undefined;
  readonly kind?: GenerationKind | undefined;
  readonly projectId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A page of what was kept, or of the trash, newest first, with the count of all that fits. */
export function listLibrary(db: ReadableDb, owner: Owner, query: LibraryQuery, takeExpiryDays: number) {
  const match = matchWords(query.search);
  const asked = (query.search ?? '').trim() !== '';
  if (asked && match === null) return { generations: [] as Generation[], nextCursor: null, total: 0 };
  const before = Number(query.cursor ?? Number.MAX_SAFE_INTEGER);
  const { rows, total } = findPage(
    db,
    owner,
    { ...query, match, before: Number.isSafeInteger(before) ? before : 0, limit: query.limit + 1 },
    takeExpiryDays,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return { generations: page, nextCursor: rows.length > query.limit && last ? String(last.number) : null, total };
}
