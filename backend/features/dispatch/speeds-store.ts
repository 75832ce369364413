import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Forecast, Series } from '../../dispatch/pace.ts';

type SpeedRow = {
  modelId: string;
  workerId: string;
  shape: string;
  loaded: number;
  work: number;
  took: string;
};

const SPEEDS = 'SELECT model_id AS modelId, worker_id AS workerId, shape, loaded, work, took FROM speed';
const FORECASTS =
  'SELECT foretold_ms AS foretoldMs, took_ms AS tookMs FROM (SELECT * FROM forecast ORDER BY number DESC LIMIT 50) ORDER BY number';
// A worker may have been removed between its last run and this.
const SAVE = `INSERT INTO speed (model_id, worker_id, shape, loaded, work, took, updated_at)
  SELECT ?, id, ?, ?, ?, ?, ? FROM worker WHERE id = ?
  ON CONFLICT (model_id, worker_id, shape, loaded) DO UPDATE SET took = excluded.took, updated_at = excluded.updated_at`;
const ADD = 'INSERT INTO forecast (foretold_ms, took_ms, at) VALUES (?, ?, ?)';
const TRIM = 'DELETE FROM forecast WHERE number <= (SELECT max(number) FROM forecast) - 1000';

/** All that was written down of the machines' pace. */
export const readSpeeds = (db: ReadableDb): { series: Series[]; forecasts: Forecast[] } => ({
  series: db.all<SpeedRow>(SPEEDS).map(({ modelId, workerId, shape, loaded, work, took }) => ({
    modelId,
    workerId,
    shape: { key: shape, work },
    loaded: loaded === 1,
    took: JSON.parse(took) as number[],
  })),
  forecasts: db.all<Forecast>(FORECASTS),
});

/** Writes down what has changed. */
export function saveSpeeds(db: WritableDb, changes: { series: Series[]; forecasts: Forecast[] }, at: number): void {
  for (const { modelId, workerId, shape, loaded, took } of changes.series)
    db.run(SAVE, modelId, shape.key, loaded ? 1 : 0, shape.work, JSON.stringify(took), at, workerId);
  for (const { foretoldMs, tookMs } of changes.forecasts) db.run(ADD, foretoldMs, tookMs, at);
  if (changes.forecasts.length > 0) db.run(TRIM);
}
