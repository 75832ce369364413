import type { Chosen } from '../../contract/dispatch.ts';
import type { ReadableDb } from '../../db/handles.ts';

/** A running task: its model, and when its attempt began (ms). */
export const findRunning = (db: ReadableDb, taskId: string) =>
  db.get<{ id: string; modelId: string; startedAt: number }>(
    "SELECT id, model_id AS modelId, started_at AS startedAt FROM task WHERE id = (SELECT ?) AND status = 'running'",
    taskId,
  ) ?? null;

/** What a task waits for and has not come yet. */
export const findOpenDependencies = (db: ReadableDb, taskId: string): string[] =>
  db
    .all<{ id: string }>(
      `SELECT t.id FROM task_dependency d JOIN task t ON t.id = d.needs_id WHERE d.task_id = (SELECT ?) AND t.status <> 'succeeded' ORDER BY t.id`,
      taskId,
    )
    .map(({ id }) => id);

/** Why the worker that took a task last did so; null for one that was never taken. */
export const findChosen = (db: ReadableDb, taskId: string): Chosen | null =>
  db.get<{ chosen: Chosen | null }>('SELECT chosen FROM task WHERE id = (SELECT ?)', taskId)?.chosen ?? null;
