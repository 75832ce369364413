import type { BookedPrice } from '../../contract/price-book.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import type { Owner } from '../../plugins/caller.ts';
import { listMachines, readModel } from '../workers/index.ts';
import { findPrice, insertPrice, type PriceRow } from './prices-store.ts';
import { readPrice } from './read-price.ts';
import type { SpendingParts } from './spending-parts.ts';

function sourceOf(row: PriceRow | undefined): BookedPrice['source'] {
  if (!row?.rule) return { by: 'nobody' };
  if (row.personId !== null)
    return { by: 'person', name: row.personName ?? '', since: new Date(row.validFrom).toISOString() };
  return { by: 'card', page: row.page, takenOn: row.takenOn };
}

function readBooked(db: ReadableDb, modelId: string, lane: Lane, at: number): BookedPrice {
  const { usual, atMost } = readPrice(db, modelId, lane, {}, at);
  const { name } = readModel(db, modelId);
  const source = sourceOf(findPrice(db, modelId, lane, at));
  return { modelId, name, lane, usualMicros: usual, atMostMicros: atMost, source };
}

/** What every model of every cloud costs as it comes, those first that nobody knows a price of. */
export function readBook(db: ReadableDb, at: number): BookedPrice[] {
  const booked = listMachines(db).flatMap(({ lane, modelIds }) =>
    lane === null ? [] : modelIds.map(modelId => readBooked(db, modelId, lane, at)),
  );
  const isKnown = ({ source }: BookedPrice) => Number(source.by !== 'nobody');
  return booked.toSorted(
    (a, b) => isKnown(a) - isKnown(b) || a.name.localeCompare(b.name) || a.lane.localeCompare(b.lane),
  );
}

/** Writes down what a person says that a run costs; null takes it back, and the card counts again. Raises `not_found`. */
export function addPrice(
  { events, now }: SpendingParts,
  db: WritableDb,
  owner: Owner,
  {
    modelId,
    lane,
    micros,
    validFrom,
  }: { modelId: string; lane: Lane; micros: number | null; validFrom?: string | undefined },
): BookedPrice {
  if (!listMachines(db).some(machine => machine.lane === lane && machine.modelIds.includes(modelId)))
    throw new Refusal({ code: 'not_found', message: 'That cloud has no such model.', what: 'model', id: modelId });
  const at = now();
  insertPrice(
    db,
    {
      id: makeId(),
      modelId,
      lane,
      rule: micros === null ? null : { terms: [{ per: 'output', rates: [{ micros }] }] },
      page: null,
      takenOn: null,
      personId: owner.personId,
      validFrom: validFrom === undefined ? at : Date.parse(validFrom),
    },
    at,
  );
  events.publish(db, 'studio', { type: 'spending.changed' });
  return readBooked(db, modelId, lane, at);
}
