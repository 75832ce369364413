import type { PriceRule } from '../../contract/prices.ts';
import type { Lane } from '../../contract/workers.ts';
import type { WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import { findCardPrice, insertPrice } from './prices-store.ts';

/** What a cloud model's card says of its price, and where it has that from. */
export type CardPrice = {
  readonly modelId: string;
  readonly lane: Lane;
  /** Null where the card knows none. */
  readonly rule: PriceRule | null;
  readonly page: string | null;
  /** The day on which it was read there, such as 2026-05-04. */
  readonly takenOn: string | null;
};

/** Writes into the price book what cards say, from now on; a price that has not changed gets no new line, so that every date is that of a change. */
export function notePrices(db: WritableDb, cards: readonly CardPrice[], at: number): void {
  for (const card of cards) {
    const known = findCardPrice(db, card.modelId, card.lane, at);
    if (JSON.stringify(known?.rule ?? null) === JSON.stringify(card.rule)) continue;
    insertPrice(db, { ...card, id: makeId(), personId: null, validFrom: at }, at);
  }
}
