import type { ReadableDb } from '../../db/handles.ts';
import { type BatchFacts, readBatchFacts } from './batches-store.ts';

/** How many batches are remembered. */
const REMEMBERED = 256;

/** Batches that were read lately; what is remembered of them never changes. */
export type KnownBatches = { read(db: ReadableDb, id: string): BatchFacts };

/** Makes that memory. The tasks of a batch run one after the other, and each would read and parse the same parameters twice: a quarter of a task's price. */
export function createKnownBatches(): KnownBatches {
  const known = new Map<string, BatchFacts>();
  return {
    read: (db, id) => {
      const found = known.get(id);
      if (found) return found;
      const facts = readBatchFacts(db, id);
      const [oldest] = known.keys();
      if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
      known.set(id, facts);
      return facts;
    },
  };
}
