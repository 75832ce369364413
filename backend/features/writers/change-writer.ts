import { Refusal } from '../../contract/problem.ts';
import { RULES_WRITER } from '../../contract/writers.ts';
import { openWriter } from '../../providers/chat/open-writer.ts';
import { refuseUnknown } from './list-writers.ts';
import { refuseKeyInClear } from './read-address.ts';
import { keepKey, placeOf } from './read-place.ts';
import { askAgain } from './standings.ts';
import type { WriterParts } from './writer-parts.ts';
import { changeWriterRow, clearDefault, deleteWriterRow, findWriterRow } from './writers-store.ts';

type Change = {
  readonly name?: string | undefined;
  readonly model?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly isDefault?: true | undefined;
};

const refuse = (path: string, message: string): Refusal =>
  new Refusal({ code: 'invalid_request', message: `${message}.`, issues: [{ path, message }] });

/** Changes a writer: a new key is tried first, and one of null is forgotten. Raises `not_found`, `invalid_request`, `unreachable`, `writer_failed`. */
export async function changeWriter(
  parts: WriterParts,
  id: string,
  { name, model, key, isDefault }: Change,
  signal: AbortSignal,
): Promise<void> {
  const { database, events, standings } = parts;
  const isRules = id === RULES_WRITER;
  const known = isRules ? undefined : findWriterRow(database.read, id);
  if (!isRules && !known) throw refuseUnknown(id);
  if (isRules && (name !== undefined || model !== undefined || key !== undefined))
    throw refuse('id', 'The rules are the studio’s own: they can be made the default, and nothing else');
  if (known && known.kind !== 'ourvidz' && model === null) throw refuse('model', 'Choose which of its models writes');
  if (known && typeof key === 'string') {
    refuseKeyInClear(known.address, known.outside, key);
    await openWriter(known.kind, { ...placeOf(parts, known), key }).listModels(signal);
  }
  await database.write(db => {
    if (!isRules && !findWriterRow(db, id)) throw refuseUnknown(id);
    if (isDefault) clearDefault(db);
    if (!isRules)
      changeWriterRow(db, id, {
        id,
        ...(name !== undefined && { name }),
        ...(model !== undefined && { model }),
        ...(isDefault && { isDefault }),
      });
    if (key !== undefined) keepKey(parts, id, key);
    events.publish(db, 'studio', { type: 'prompts.changed' });
    db.afterCommit(() => {
      if (model === undefined && key === undefined) return;
      standings.known.delete(id);
      askAgain(parts, id);
    });
  });
}

/** Forgets a writer and its key. Raises `not_found`, and `invalid_request` for the rules. */
export async function removeWriter(parts: WriterParts, id: string): Promise<void> {
  const { database, events, standings } = parts;
  if (id === RULES_WRITER) throw refuse('id', 'The rules are always there');
  await database.write(db => {
    if (!findWriterRow(db, id)) throw refuseUnknown(id);
    deleteWriterRow(db, id);
    keepKey(parts, id, null);
    db.afterCommit(() => standings.known.delete(id));
    events.publish(db, 'studio', { type: 'prompts.changed' });
  });
}
