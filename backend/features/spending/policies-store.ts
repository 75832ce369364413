import { OWN_MACHINES, type Policy } from '../../contract/policy.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { findCap, saveCap } from './caps-store.ts';

const SELECT = 'SELECT policy FROM policy WHERE project_id = (SELECT ?)';
const SAVE = `INSERT INTO policy (project_id, policy, changed_at) VALUES (?, ?, ?)
  ON CONFLICT (project_id) DO UPDATE SET policy = excluded.policy, changed_at = excluded.changed_at`;

/** Where a project's tasks may run; of one of which nothing was said, and of no project, OWN_MACHINES. */
export function readPolicy(db: ReadableDb, projectId: string | null): Policy {
  if (projectId === null) return OWN_MACHINES;
  const row = db.get<{ policy: string }>(SELECT, projectId);
  return {
    ...OWN_MACHINES,
    ...(row && (JSON.parse(row.policy) as Policy)),
    dayMicros: findCap(db, 'project_day', projectId),
    totalMicros: findCap(db, 'project', projectId),
  };
}

/** Writes a policy down; its caps are kept with the studio's. */
export function savePolicy(db: WritableDb, projectId: string, policy: Policy, at: number): void {
  const { dayMicros, totalMicros, ...rest } = policy;
  db.run(SAVE, projectId, JSON.stringify(rest), at);
  saveCap(db, 'project_day', projectId, dayMicros);
  saveCap(db, 'project', projectId, totalMicros);
}
