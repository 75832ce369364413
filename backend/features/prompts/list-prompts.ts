import type { UsedPrompt } from '../../contract/prompt-history.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { matchWords } from '../../db/match-words.ts';
import type { Owner } from '../../plugins/caller.ts';
import { readSettings } from '../settings/index.ts';
import { countTakes, findLatest, findUsed, type UsedPromptRow } from './used-prompts-store.ts';

/** How many takes are shown beside a prompt. */
const LATEST = 4;
/** Before every prompt. */
const START = { usedAt: Number.MAX_SAFE_INTEGER, number: Number.MAX_SAFE_INTEGER };

/** What is asked of the history; `cursor` is what the page before gave. */
export type PromptsQuery = {
  readonly projectId?: string | undefined;
  readonly q?: string | undefined;
  readonly starred?: 'yes' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Prompts with what has come of them. */
export function fillPrompts(db: ReadableDb, rows: readonly UsedPromptRow[]): UsedPrompt[] {
  const takes = countTakes(
    db,
    rows.map(({ id }) => id),
  );
  const { takeExpiryDays } = readSettings(db);
  return rows.map(({ number: _, starred, usedAt, ...row }) => ({
    ...row,
    starred: starred === 1,
    usedAt: new Date(usedAt).toISOString(),
    takes: takes.get(row.id) ?? 0,
    latest: takes.has(row.id) ? findLatest(db, row.id, LATEST, takeExpiryDays) : [],
  }));
}

function readCursor(cursor: string | undefined): typeof START {
  if (cursor === undefined) return START;
  const [usedAt = Number.NaN, number = Number.NaN] = cursor.split('.').map(Number);
  return Number.isSafeInteger(usedAt) && Number.isSafeInteger(number) ? { usedAt, number } : { usedAt: 0, number: 0 };
}

/** A page of a person's prompts, the last used first, with the count of all that fit. Signs alone find nothing. */
export function listPrompts(db: ReadableDb, owner: Owner, query: PromptsQuery) {
  const match = matchWords(query.q);
  if (match === null && (query.q ?? '').trim() !== '')
    return { prompts: [] as UsedPrompt[], nextCursor: null, total: 0 };
  const wanted = { projectId: query.projectId, starred: query.starred === 'yes', match };
  const { rows, total } = findUsed(db, owner, wanted, readCursor(query.cursor), query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const nextCursor = rows.length > query.limit && last ? `${last.usedAt}.${last.number}` : null;
  return { prompts: fillPrompts(db, page), nextCursor, total };
}
