import type { ReadableDb, WritableDb } from '../../db/handles.ts';

const DEPENDANTS = 'SELECT task_id AS taskId FROM task_dependency WHERE needs_id = (SELECT ?)';
const RELEASE = `UPDATE task SET waiting_on = waiting_on - 1 WHERE id = (SELECT ?) AND status = 'queued' AND waiting_on > 0
  RETURNING model_id AS modelId, only_worker AS onlyWorker, priority, waiting_on AS waitingOn`;
const COUNT_OPEN = `SELECT count(*) AS n FROM task_dependency d JOIN task t ON t.id = d.needs_id WHERE d.task_id = ? AND t.status <> 'succeeded'`;

export const insertDependency = (db: WritableDb, needsId: string, taskId: string) =>
  db.run('INSERT INTO task_dependency (needs_id, task_id) VALUES (?, ?)', needsId, taskId);

/** The tasks that wait for this one. */
export const findDependants = (db: ReadableDb, taskId: string): string[] =>
  db.all<{ taskId: string }>(DEPENDANTS, taskId).map(row => row.taskId);

/** Counts one dependency of a waiting task as done; tells what the queue must know of it, and how many are left. */
export const releaseDependency = (db: WritableDb, taskId: string) =>
  db.get<{ modelId: string; onlyWorker: string | null; priority: number; waitingOn: number }>(RELEASE, taskId);

/** How many of a task's dependencies have not succeeded; stored anew as its counter. */
export const recountDependencies = (db: WritableDb, taskId: string): number => {
  const open = db.get<{ n: number }>(COUNT_OPEN, taskId)?.n ?? 0;
  db.run('UPDATE task SET waiting_on = ? WHERE id = ?', open, taskId);
  return open;
};
