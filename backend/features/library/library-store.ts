import type { GenerationKind } from '../../contract/models.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { LISTED, type Listed, type ListedRow, toListed } from '../generations/index.ts';

/** A page by its place: generations with a number below `before`. */
export type PageOf = {
  readonly view: 'kept' | 'trash';
  readonly match: string | null;
  readonly kind?: GenerationKind | undefined;
  readonly projectId?: string | undefined;
  readonly before: number;
  readonly limit: number;
};

const VIEW = { kept: 'g.kept_at IS NOT NULL AND g.trashed_at IS NULL', trash: 'g.trashed_at IS NOT NULL' } as const;

const MATCHES = 'g.number IN (SELECT rowid FROM generation_search WHERE generation_search MATCH ?)';

/** One page, newest first, and how many fit in all. */
export function findPage(
  db: ReadableDb,
  owner: Owner,
  page: PageOf,
  takeExpiryDays: number,
): { rows: Listed[]; total: number } {
  const wheres: [string, ...(string | number)[]][] = [[VIEW[page.view]], ['g.owner_id = ?', owner.personId]];
  if (page.kind) wheres.push(['g.kind = ?', page.kind]);
  if (page.projectId) wheres.push(['g.project_id = ?', page.projectId]);
  if (page.match !== null) wheres.push([MATCHES, page.match]);
  const where = wheres.map(([sql]) => sql).join(' AND ');
  const binds = wheres.flatMap(([, ...values]) => values);
  const rows = db.all<ListedRow>(
    `${LISTED} WHERE ${where} AND g.number < ? ORDER BY g.number DESC LIMIT ?`,
    ...binds,
    page.before,
    page.limit,
  );
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM generation g WHERE ${where}`, ...binds)?.n ?? 0;
  return { rows: rows.map(row => toListed(row, takeExpiryDays)), total };
}
