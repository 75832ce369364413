import type { CapScope } from '../../contract/spending.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

const SELECT = 'SELECT limit_micros AS limitMicros FROM cap WHERE scope = ? AND project_id = ?';
const SAVE = `INSERT INTO cap (scope, project_id, limit_micros) VALUES (?, ?, ?)
  ON CONFLICT (scope, project_id) DO UPDATE SET limit_micros = excluded.limit_micros`;

/** A cap in micro-dollars, of a project or ('') of the studio; null where there is none. */
export const findCap = (db: ReadableDb, scope: CapScope, projectId = ''): number | null =>
  db.get<{ limitMicros: number }>(SELECT, scope, projectId)?.limitMicros ?? null;

/** Sets a cap; null takes it away. */
export function saveCap(db: WritableDb, scope: CapScope, projectId: string, limitMicros: number | null): void {
  if (limitMicros === null) db.run('DELETE FROM cap WHERE scope = ? AND project_id = ?', scope, projectId);
  else db.run(SAVE, scope, projectId, limitMicros);
}
