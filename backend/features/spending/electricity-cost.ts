import type { Electricity } from '../../contract/price-book.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { findElectricity } from './electricity-store.ts';

const MS_PER_HOUR = 3_600_000;

/** What a machine's current costs over that many ms, in micro-dollars, rounded to the nearest: watts ÷ 1,000 × hours × the price of a kilowatt hour. */
export const costOfCurrent = ({ watts, microsPerKwh }: Electricity, ms: number): number =>
  Math.round((watts / 1000) * (ms / MS_PER_HOUR) * microsPerKwh);

/** What a run costs on an own machine: nothing, unless a rate is set for it; null where that needs a time which is not known. */
export function readElectricityCost(db: ReadableDb, workerId: string, takesMs: number | null): number | null {
  const rate = findElectricity(db, workerId);
  if (rate === null) return 0;
  return takesMs === null ? null : costOfCurrent(rate, takesMs);
}
