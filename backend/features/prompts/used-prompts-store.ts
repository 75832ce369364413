import type { ContentLevel } from '../../contract/content.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { LISTED, type Listed, type ListedRow, toListed } from '../generations/index.ts';

/** A prompt as its row holds it; `number` grows with each that is new. */
export type UsedPromptRow = {
  readonly number: number;
  readonly id: string;
  readonly projectId: string;
  readonly text: string;
  readonly negative: string;
  readonly modelId: string;
  readonly modelName: string;
  readonly content: ContentLevel;
  readonly starred: 0 | 1;
  readonly uses: number;
  readonly usedAt: number;
};
/** Words that are used now. */
export type Use = Pick<UsedPromptRow, 'projectId' | 'text' | 'negative' | 'modelId' | 'modelName' | 'content'>;
/** What is looked for; `match` is a search of the index. */
export type PromptsWanted = {
  readonly projectId: string | undefined;
  readonly starred: boolean;
  readonly match: string | null;
};

const FIELDS = `rowid AS number, id, project_id AS projectId, text, negative, model_id AS modelId, model_name AS modelName, content, starred, uses,
  used_at AS usedAt`;
const FIND = 'SELECT rowid AS number, id FROM used_prompt WHERE owner_id = (SELECT ?) AND hash = (SELECT ?)';
const AGAIN = `UPDATE used_prompt SET uses = uses + 1, used_at = ?, model_id = ?, model_name = ?,
  content = CASE WHEN ? = 'mature' THEN 'mature' ELSE content END WHERE rowid = (SELECT ?)`;
const INSERT = `INSERT INTO used_prompt (id, owner_id, project_id, hash, text, negative, model_id, model_name, content, used_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const SHOWN = 'g.trashed_at IS NULL AND (g.kept_at IS NOT NULL OR g.in_workspace = 1)';
const LATEST = `${LISTED} WHERE g.number IN (
  SELECT g.number FROM batch b CROSS JOIN generation g ON g.batch_id = b.id WHERE b.used_prompt = ? AND ${SHOWN}
  ORDER BY b.id DESC, g.number DESC LIMIT ?) ORDER BY g.number DESC`;
const TAKES = `SELECT b.used_prompt AS id, count(*) AS n FROM batch b CROSS JOIN generation g ON g.batch_id = b.id
  WHERE b.used_prompt IN (SELECT value FROM json_each(?)) AND ${SHOWN} GROUP BY b.used_prompt`;

/** Which prompt of this person has a hash. */
export const findByHash = (db: ReadableDb, owner: Owner, hash: string) =>
  db.get<{ number: number; id: string }>(FIND, owner.personId, hash);

/** A prompt is used once more, maybe with another model. */
export const markUsed = (db: WritableDb, number: number, { modelId, modelName, content }: Use, at: number) =>
  void db.run(AGAIN, at, modelId, modelName, content, number);

/** A prompt is used for the first time. */
export function insertUsed(db: WritableDb, owner: Owner, id: string, hash: string, use: Use, at: number): void {
  const { projectId, text, negative, modelId, modelName, content } = use;
  const number = db.insert(
    INSERT,
    id,
    owner.personId,
    projectId,
    hash,
    text,
    negative,
    modelId,
    modelName,
    content,
    at,
  );
  db.run('INSERT INTO used_prompt_search (rowid, text) VALUES (?, ?)', number, text);
}

/** A page, the last used first, after a place in that order, and how many there are in all. */
export function findUsed(
  db: ReadableDb,
  owner: Owner,
  { projectId, starred, match }: PromptsWanted,
  after: { readonly usedAt: number; readonly number: number },
  limit: number,
): { rows: UsedPromptRow[]; total: number } {
  const wheres: [string, ...string[]][] = [['owner_id = ?', owner.personId]];
  if (projectId !== undefined) wheres.push(['project_id = ?', projectId]);
  if (starred) wheres.push(['starred = 1']);
  if (match !== null)
    wheres.push(['rowid IN (SELECT rowid FROM used_prompt_search WHERE used_prompt_search MATCH ?)', match]);
  const where = wheres.map(([sql]) => sql).join(' AND ');
  const binds = wheres.flatMap(([, ...values]) => values);
  const rows = db.all<UsedPromptRow>(
    `SELECT ${FIELDS} FROM used_prompt WHERE ${where} AND (used_at, rowid) < (?, ?) ORDER BY used_at DESC, rowid DESC LIMIT ?`,
    ...binds,
    after.usedAt,
    after.number,
    limit,
  );
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM used_prompt WHERE ${where}`, ...binds)?.n ?? 0;
  return { rows, total };
}

export const findUsedPrompt = (db: ReadableDb, owner: Owner, id: string): UsedPromptRow | undefined =>
  db.get<UsedPromptRow>(`SELECT ${FIELDS} FROM used_prompt WHERE id = ? AND owner_id = ?`, id, owner.personId);

/** How many takes of some prompts can be seen, by the prompts' ids. */
export const countTakes = (db: ReadableDb, ids: readonly string[]): ReadonlyMap<string, number> =>
  new Map(db.all<{ id: string; n: number }>(TAKES, JSON.stringify(ids)).map(({ id, n }) => [id, n]));

/** The last takes of a prompt that can be seen, the newest first. */
export const findLatest = (db: ReadableDb, id: string, limit: number, takeExpiryDays: number): Listed[] =>
  db.all<ListedRow>(LATEST, id, limit).map(row => toListed(row, takeExpiryDays));

export const setStar = (db: WritableDb, id: string, starred: boolean) =>
  void db.run('UPDATE used_prompt SET starred = ? WHERE id = ?', starred ? 1 : 0, id);

/** Takes a prompt off the list; what was made with it stays. */
export function deleteUsed(db: WritableDb, { id, number }: Pick<UsedPromptRow, 'id' | 'number'>): void {
  db.run('UPDATE batch SET used_prompt = NULL WHERE used_prompt = ?', id);
  db.run('DELETE FROM used_prompt_search WHERE rowid = ?', number);
  db.run('DELETE FROM used_prompt WHERE rowid = ?', number);
}
