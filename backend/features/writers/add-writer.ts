import { uuidv7 } from 'uuidv7';
import { Refusal } from '../../contract/problem.ts';
import type { NewWriter } from '../../contract/writers.ts';
import { failWriter } from '../../providers/chat/fail-writer.ts';
import { openWriter } from '../../providers/chat/open-writer.ts';
import type { Place } from '../../providers/chat/place.ts';
import { findPlace, keepKey } from './read-place.ts';
import { hasModel, judgeModels } from './standings.ts';
import type { WriterParts } from './writer-parts.ts';
import { clearDefault, insertWriterRow, listWriterRows } from './writers-store.ts';

const refuseModel = (message: string): Refusal =>
  new Refusal({ code: 'invalid_request', message: `${message}.`, issues: [{ path: 'model', message }] });

/** The model that a new writer writes with. Raises `invalid_request` where one has to be chosen, `writer_failed` where there is none. */
function chooseModel({ kind, model }: NewWriter, place: Place, models: readonly string[]): string | null {
  if (kind === 'ourvidz' && model === null) return null;
  if (model !== null) {
    // OpenAI-compatible servers may serve more than they list.
    if (kind === 'openai' || hasModel(kind, models, model)) return model;
    throw failWriter(place, 'no_model', `does not have ${model}. It has: ${models.slice(0, 20).join(', ') || 'none'}.`);
  }
  const [first, second] = models;
  if (first === undefined)
    throw failWriter(place, 'no_model', 'has no models yet. Load or download one there, then try again.');
  if (second !== undefined) throw refuseModel('Choose which of its models writes');
  return first;
}

/** Which models are at an address, and whether it lies outside this network. Raises `invalid_request`, `unreachable`, `writer_failed`. */
export async function askWriter(
  parts: WriterParts,
  asked: Pick<NewWriter, 'kind' | 'address' | 'key'>,
  signal: AbortSignal,
): Promise<{ models: string[]; outside: boolean }> {
  const place = await findPlace(parts, asked);
  return { models: [...(await openWriter(asked.kind, place).listModels(signal))], outside: place.outside };
}

/** Adds a writer that answers, and seals its key; returns its id. Raises `invalid_request`, `conflict`, `unreachable`, `writer_failed`. */
export async function addWriter(parts: WriterParts, asked: NewWriter, signal: AbortSignal): Promise<string> {
  const { database, events, now, standings } = parts;
  const { kind, name } = asked;
  const place = await findPlace(parts, asked);
  const { address, outside, key } = place;
  const models = await openWriter(kind, place).listModels(signal);
  const model = chooseModel(asked, place, models);
  const id = uuidv7();
  await database.write(db => {
    const twin = listWriterRows(db).find(row => row.kind === kind && row.address === address && row.model === model);
    if (twin) throw new Refusal({ code: 'conflict', message: `${twin.name} is that writer already.`, what: 'writer' });
    if (asked.isDefault) clearDefault(db);
    insertWriterRow(db, { id, name, kind, address, model, outside, isDefault: asked.isDefault, addedAt: now() });
    if (key !== null) keepKey(parts, id, key);
    db.afterCommit(() => standings.known.set(id, { ...judgeModels({ kind, model }, models), askedAt: now() }));
    events.publish(db, 'studio', { type: 'prompts.changed' });
  });
  return id;
}
