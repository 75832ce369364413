import { createHash } from 'node:crypto';
import type { WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findByHash, insertUsed, markUsed, type Use } from './used-prompts-store.ts';

/** As migration 0004 has made them of the batches that there were. */
const hashOf = ({ projectId, text, negative }: Use) =>
  createHash('sha256').update(`${projectId}\u001f${text}\u001f${negative}`).digest('hex');

/** Writes down that words are used, in the caller's transaction; returns the prompt's id, or null for words that say nothing. */
export function noteUse(db: WritableDb, owner: Owner, use: Use, at: number): string | null {
  if (use.text.trim() === '') return null;
  const hash = hashOf(use);
  const known = findByHash(db, owner, hash);
  if (known) {
    markUsed(db, known.number, use, at);
    return known.id;
  }
  const id = makeId();
  insertUsed(db, owner, id, hash, use, at);
  return id;
}
