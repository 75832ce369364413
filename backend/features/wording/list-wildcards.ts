import type { Wildcard } from '../../contract/wording.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { keyOf } from '../../prompts/read-list.ts';
import { readLists } from './read-source.ts';
import { listWildcardRows } from './wildcards-store.ts';
import type { WordingSource } from './wording-parts.ts';

/** This person's wildcards by name, with how many lines each has to draw. */
export function listWildcards(source: WordingSource, db: ReadableDb, owner: Owner): Wildcard[] {
  const lists = readLists(source, db, owner);
  return listWildcardRows(db, owner).map(({ name, text, changedAt }) => ({
    name,
    text,
    lines: lists.get(keyOf(name))?.lines.length ?? 0,
    changedAt: new Date(changedAt).toISOString(),
  }));
}
