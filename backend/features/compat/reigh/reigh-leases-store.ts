import type { TaskKind } from '../../../contract/models.ts';
import type { ReadableDb, WritableDb } from '../../../db/handles.ts';

/** The last attempt of a worker at a task, and what the program called itself. */
export type ReighLease = {
  readonly taskId: string;
  readonly attemptId: string;
  readonly name: string;
  readonly kind: TaskKind;
};

const SAVE = `INSERT INTO reigh_lease (worker_id, task_id, name, attempt_id) VALUES (?, ?, ?, ?)
  ON CONFLICT (worker_id, task_id) DO UPDATE SET name = excluded.name, attempt_id = excluded.attempt_id`;
const FIND = `SELECT l.task_id AS taskId, l.attempt_id AS attemptId, l.name, t.kind FROM reigh_lease l CROSS JOIN task t ON t.id = l.task_id
  WHERE l.worker_id = (SELECT ?) AND l.task_id = (SELECT ?)`;

/** Notes which attempt a worker has at a task, and what the program calls itself. */
export const saveLease = (db: WritableDb, workerId: string, taskId: string, name: string, attemptId: string) =>
  db.run(SAVE, workerId, taskId, name, attemptId);

/** The last attempt of a worker at a task. */
export const findLease = (db: ReadableDb, workerId: string, taskId: string): ReighLease | undefined =>
  db.get<ReighLease>(FIND, workerId, taskId);

/** The workers that speak Reigh's language. */
export const listReighWorkers = (db: ReadableDb): string[] =>
  db.all<{ id: string }>("SELECT id FROM worker WHERE dialect = 'reigh' AND removed_at IS NULL").map(row => row.id);

/** The model that a worker has loaded, where it is known. */
export const findLoadedModel = (db: ReadableDb, workerId: string): string | null =>
  db.get<{ loadedModel: string | null }>(
    'SELECT loaded_model AS loadedModel FROM worker WHERE id = (SELECT ?)',
    workerId,
  )?.loadedModel ?? null;

/** Counts the tasks of a person that stand ready in some lines, up to a limit. Binds: lines as JSON, owner, limit. */
export const COUNT_READY = `SELECT count(*) AS n FROM (SELECT 1 FROM queue_entry q CROSS JOIN task t ON t.id = q.task_id
  WHERE q.state = 0 AND q.line IN (SELECT value FROM json_each(?)) AND t.owner_id = ? LIMIT ?)`;

/** How many tasks of a person stand ready in these lines, up to `limit`. */
export const countReady = (db: ReadableDb, lines: readonly string[], ownerId: string, limit: number): number =>
  db.get<{ n: number }>(COUNT_READY, JSON.stringify(lines), ownerId, limit)?.n ?? 0;
