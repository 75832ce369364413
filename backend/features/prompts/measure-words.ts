import { createHash } from 'node:crypto';
import type { Measured } from '../../contract/prompts.ts';
import type { HeldReads } from '../../db/held-reads.ts';
import type { Database } from '../../db/open-database.ts';
import type { Owner } from '../../plugins/caller.ts';
import { type CountWord, loadClip } from '../../prompts/load-clip.ts';
import { measurePrompt } from '../../prompts/measure-prompt.ts';
import type { WordLists } from '../../prompts/read-list.ts';
import { findTextLimit, type TextLimit } from '../../prompts/text-limits.ts';
import { trimPrompt } from '../../prompts/trim-prompt.ts';
import { readLists } from '../wording/index.ts';
import { readModel } from '../workers/index.ts';

/** Of longer texts nothing is held, so that all counts together are a few megabytes at most. */
const HELD_MOST = 4_000;

/** What words are measured with. */
export type PromptParts = { readonly database: Database; readonly held: HeldReads };

let clip: CountWord | null = null;
const countWord: CountWord = word => {
  clip ??= loadClip();
  return clip(word);
};

const limitOf = ({ database, held }: PromptParts, modelId: string): TextLimit =>
  held.hold('models', `limit ${modelId}`, () => {
    const { family, runtime } = readModel(database.read, modelId);
    return findTextLimit(family, runtime);
  });

/** This person's wildcards, for words that may name one; else undefined. */
const listsFor = (parts: PromptParts, owner: Owner, text: string): WordLists | undefined =>
  text.includes('__') ? readLists(parts, parts.database.read, owner) : undefined;

/** How long a person's words are for a model, with the longest that could be drawn of them. Raises `no_model`. */
export function measureWords(parts: PromptParts, owner: Owner, modelId: string, text: string): Measured {
  const limit = limitOf(parts, modelId);
  const lists = listsFor(parts, owner, text);
  const count = () => measurePrompt(text, limit, countWord, lists);
  const { tokens, most, beyond, markup } = limit;
  const key = () => `${tokens} ${most} ${beyond} ${markup} ${createHash('sha256').update(text).digest('base64url')}`;
  return lists || text.length > HELD_MOST ? count() : parts.held.hold('counts', key(), count);
}

/** Words as far as a model reads them, in whole clauses. Raises `no_model`. */
export const trimWords = (parts: PromptParts, owner: Owner, modelId: string, text: string): string =>
  trimPrompt(text, limitOf(parts, modelId), countWord, listsFor(parts, owner, text));
