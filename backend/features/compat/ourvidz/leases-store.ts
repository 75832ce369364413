import type { ReadableDb, WritableDb } from '../../../db/handles.ts';

const SAVE = `INSERT INTO ourvidz_lease (task_id, worker_id, attempt_id) VALUES (?, ?, ?)
  ON CONFLICT (task_id, worker_id) DO UPDATE SET attempt_id = excluded.attempt_id`;
// CROSS JOIN: the planner begins with the one lease.
const FIND = `SELECT l.attempt_id AS attemptId, a.state, a.started_at AS startedAt, t.model_id AS modelId, t.seed, t.status, b.parameters
  FROM ourvidz_lease l CROSS JOIN attempt a ON a.id = l.attempt_id CROSS JOIN task t ON t.id = l.task_id
  CROSS JOIN batch b ON b.id = t.batch_id
  WHERE l.task_id = (SELECT ?) AND l.worker_id = (SELECT ?)`;

/** A worker's last attempt at a task, and what was asked for; the parameters as JSON text, the start in ms. */
export type LeaseRow = {
  readonly attemptId: string;
  readonly state: string;
  readonly startedAt: number;
  readonly modelId: string;
  readonly seed: number | null;
  readonly status: string;
  readonly parameters: string;
};

/** Notes which attempt a worker has at a task. */
export const saveLease = (db: WritableDb, taskId: string, workerId: string, attemptId: string) =>
  db.run(SAVE, taskId, workerId, attemptId);

/** A worker's last attempt at a task; undefined where it never popped it. */
export const findLease = (db: ReadableDb, taskId: string, workerId: string): LeaseRow | undefined =>
  db.get<LeaseRow>(FIND, taskId, workerId);
