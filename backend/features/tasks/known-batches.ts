import type { Parameters } from '../../contract/parameters.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { shapeOf } from '../../dispatch/shape-of.ts';
import { type BatchFacts, readBatchFacts } from './batches-store.ts';
import type { OwnFacts, OwnRow } from './tasks-store.ts';

/** How many batches are remembered. */
const REMEMBERED = 256;

/** Batches that were read lately; what is remembered of them never changes. */
export type KnownBatches = {
  read(db: ReadableDb, id: string): BatchFacts;
  /** What a task asks for: as its batch does, or something of its own where it was added to it. */
  readOf(db: ReadableDb, task: OwnRow): BatchFacts;
};

const withOwn = (facts: BatchFacts, { kind, modelId }: OwnRow, own: OwnFacts): BatchFacts => {
  const { count: _, ...asked }: Parameters = own.parameters;
  const { modelName, prompt, content, drawnWith, unsaid = null } = own;
  const words = facts.words && drawnWith !== undefined ? { ...facts.words, drawnWith } : facts.words;
  return { ...facts, kind, modelId, modelName, prompt, content, asked, shape: shapeOf(asked), words, unsaid };
};

/** Makes that memory. The tasks of a batch run one after the other, and each would read and parse the same parameters twice: a quarter of a task's price. */
export function createKnownBatches(): KnownBatches {
  const known = new Map<string, BatchFacts>();
  const read = (db: ReadableDb, id: string): BatchFacts => {
    const found = known.get(id);
    if (found) return found;
    const facts = readBatchFacts(db, id);
    const [oldest] = known.keys();
    if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.set(id, facts);
    return facts;
  };
  return {
    read,
    readOf: (db, task) => {
      const facts = read(db, task.batchId);
      return task.own === null ? facts : withOwn(facts, task, JSON.parse(task.own) as OwnFacts);
    },
  };
}
