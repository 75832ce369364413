import type { Weather } from '../../contract/clouds.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';

const RUNS = `SELECT fault, began_at - accepted_at AS waitMs FROM provider_call
  WHERE lane = (SELECT ?) AND ended_at >= ? AND outcome <> 'cancelled' ORDER BY ended_at`;

/** How a cloud did since then (ms), from the studio's own runs; null where none has ended. */
export function readWeather(db: ReadableDb, lane: Lane, since: number): Weather | null {
  const runs = db.all<{ fault: number; waitMs: number | null }>(RUNS, lane, since);
  if (runs.length === 0) return null;
  const waits = runs.flatMap(({ waitMs }) => waitMs ?? []).toSorted((a, b) => a - b);
  const failed = runs.filter(({ fault }) => fault === 1).length / runs.length;
  return { runs: runs.length, failed, waitMs: waits[Math.floor(waits.length / 2)] ?? null };
}
