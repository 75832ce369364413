import type { Electricity } from '../../contract/price-book.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

const SAVE = `INSERT INTO electricity (worker_id, watts, micros_per_kwh) VALUES (?, ?, ?)
  ON CONFLICT (worker_id) DO UPDATE SET watts = excluded.watts, micros_per_kwh = excluded.micros_per_kwh`;

/** What a machine draws and what that costs; null where nobody has said. */
export const findElectricity = (db: ReadableDb, workerId: string): Electricity | null =>
  db.get<Electricity>(
    'SELECT watts, micros_per_kwh AS microsPerKwh FROM electricity WHERE worker_id = (SELECT ?)',
    workerId,
  ) ?? null;

/** Writes it down; null takes it away. */
export function saveElectricity(db: WritableDb, workerId: string, rate: Electricity | null): void {
  if (rate === null) db.run('DELETE FROM electricity WHERE worker_id = ?', workerId);
  else db.run(SAVE, workerId, rate.watts, rate.microsPerKwh);
}
