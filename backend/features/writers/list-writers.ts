import { Refusal } from '../../contract/problem.ts';
import { RULES_WRITER, type Writer } from '../../contract/writers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { readKey } from './read-place.ts';
import { standingOf } from './standings.ts';
import type { WriterParts } from './writer-parts.ts';
import { findDefaultRow, findWriterRow, listWriterRows, type WriterRow } from './writers-store.ts';

const tellRules = (isDefault: boolean): Writer => ({
  id: RULES_WRITER,
  name: 'Rules',
  kind: 'rules',
  address: null,
  model: null,
  hasKey: false,
  outside: false,
  ready: true,
  reason: 'Rules of the studio, no model',
  isDefault,
});

function tellWriter(parts: WriterParts, row: WriterRow): Writer {
  const { id, name, kind, address, model, outside, isDefault } = row;
  const { ready, reason } = standingOf(parts, id);
  const hasKey = readKey(parts, id) !== null;
  return { id, name, kind, address, model, hasKey, outside, ready, reason, isDefault };
}

/** What may write prompts: the rules first, then what was added, in that order. */
export const listWriters = (parts: WriterParts, db: ReadableDb): Writer[] => [
  tellRules(findDefaultRow(db) === undefined),
  ...listWriterRows(db).map(row => tellWriter(parts, row)),
];

/** One writer; null stands for the one that writes where nobody chose another. Raises `not_found`. */
export function readWriter(parts: WriterParts, db: ReadableDb, id: string | null): Writer {
  if (id === RULES_WRITER) return tellRules(findDefaultRow(db) === undefined);
  const row = id === null ? findDefaultRow(db) : findWriterRow(db, id);
  if (row) return tellWriter(parts, row);
  if (id === null) return tellRules(true);
  throw refuseUnknown(id);
}

/** Says that there is no such writer. */
export const refuseUnknown = (id: string): Refusal =>
  new Refusal({ code: 'not_found', message: 'That writer is not there any more.', what: 'writer', id });
