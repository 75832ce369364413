import type { ContentLevel } from '../../contract/content.ts';
import type { Parameters } from '../../contract/parameters.ts';
import type { ReadableDb } from '../../db/handles.ts';

/** What decides whether a cloud may take a task; `waitsSince` in ms. */
export type LaneTask = {
  /** Null where it is only thought of. */
  readonly taskId: string | null;
  readonly projectId: string | null;
  readonly modelId: string;
  readonly onlyWorker: string | null;
  /** As asked for, defaults filled in. */
  readonly asked: Parameters;
  readonly content: ContentLevel;
  /** Since when it could have been begun. */
  readonly waitsSince: number;
};

const FIND = `SELECT t.id AS taskId, b.project_id AS projectId, t.model_id AS modelId, t.only_worker AS onlyWorker,
  coalesce(t.own ->> '$.parameters', b.parameters) AS parameters, coalesce(t.own ->> '$.content', b.content) AS content,
  max(t.created_at, coalesce((SELECT max(n.finished_at) FROM task_dependency d JOIN task n ON n.id = d.needs_id WHERE d.task_id = t.id), 0)) AS waitsSince
  FROM task t JOIN batch b ON b.id = t.batch_id WHERE t.id = (SELECT ?) AND t.status = 'queued' AND t.held IS NULL`;

/** A task that waits; undefined where it does not. */
export function findLaneTask(db: ReadableDb, taskId: string): LaneTask | undefined {
  const row = db.get<Omit<LaneTask, 'asked'> & { parameters: string }>(FIND, taskId);
  if (!row) return undefined;
  const { parameters, ...rest } = row;
  const { count: _, ...asked } = JSON.parse(parameters) as Parameters;
  return { ...rest, asked };
}
