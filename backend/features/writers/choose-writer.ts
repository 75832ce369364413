import { Refusal } from '../../contract/problem.ts';
import type { Writer as WriterFacts } from '../../contract/writers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { openWriter } from '../../providers/chat/open-writer.ts';
import type { Writer } from '../../providers/chat/writer.ts';
import { readWriter, refuseUnknown } from './list-writers.ts';
import { placeOf } from './read-place.ts';
import { judgeFailure, noteStanding } from './standings.ts';
import type { WriterParts } from './writer-parts.ts';
import { findWriterRow } from './writers-store.ts';

/** Has what a writer does tell how it stands. */
const noteBy = (parts: WriterParts, id: string, writer: Writer): Writer => ({
  listModels: writer.listModels,
  write: async (order, hear, signal) => {
    try {
      const written = await writer.write(order, hear, signal);
      await noteStanding(parts, id, { ready: true, reason: 'It answers.' });
      return written;
    } catch (error) {
      const told = error instanceof Refusal ? judgeFailure(error.problem) : null;
      if (told) await noteStanding(parts, id, told);
      throw error;
    }
  },
});

/**
 * The writer of that id, or the default one for null, and what is known of it: `facts.model` is what an order's model is to be. Raises `not_found`.
 */
export function chooseWriter(
  parts: WriterParts,
  db: ReadableDb,
  writerId: string | null,
  rules: Writer,
): { facts: WriterFacts; writer: Writer } {
  const facts = readWriter(parts, db, writerId);
  if (facts.kind === 'rules') return { facts, writer: rules };
  const row = findWriterRow(db, facts.id);
  if (!row) throw refuseUnknown(facts.id);
  return { facts, writer: noteBy(parts, row.id, openWriter(row.kind, placeOf(parts, row))) };
}
