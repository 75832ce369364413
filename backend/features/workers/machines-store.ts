import type { Dialect } from '../../contract/tokens.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';

type Row = {
  id: string;
  name: string;
  lane: Lane | null;
  loadedModel: string | null;
  runningTaskId: string | null;
  online: number;
  paused: number;
  draining: number;
  setAside: string | null;
  trouble: string | null;
  dialect: Dialect | null;
  lastSeenAt: number | null;
  kept: number;
};

const MACHINES = `SELECT w.id, w.name, w.lane, w.loaded_model AS loadedModel, w.online, w.paused, w.draining, w.set_aside AS setAside, w.trouble, w.dialect,
  w.last_seen_at AS lastSeenAt,
  w.built_in OR EXISTS (SELECT 1 FROM engine e WHERE e.worker_id = w.id) AS kept, r.task_id AS runningTaskId
  FROM worker w LEFT JOIN (SELECT claimer_id, min(task_id) AS task_id FROM queue_entry WHERE state = 1 GROUP BY claimer_id) r ON r.claimer_id = w.id
  WHERE w.removed_at IS NULL ORDER BY w.id`;

/** Every worker that was not removed, with the first task that it holds. */
export const listMachineRows = (db: ReadableDb): Row[] => db.all<Row>(MACHINES);

/** Which model is on which worker. */
export const listPlacedModels = (db: ReadableDb) =>
  db.all<{ workerId: string; modelId: string }>(
    'SELECT worker_id AS workerId, model_id AS modelId FROM site ORDER BY model_id, worker_id',
  );
