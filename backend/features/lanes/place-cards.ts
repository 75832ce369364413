import type { Lane } from '../../contract/workers.ts';
import type { WritableDb } from '../../db/handles.ts';
import { notePrices } from '../spending/index.ts';
import { findSiteByOwn, openPlace } from '../workers/index.ts';
import { type CloudCard, toModelCard } from './cloud-card.ts';

/** Makes these the models that a cloud can be asked for, and notes what their cards say of their prices. */
export function placeCards(
  db: WritableDb,
  { lane, workerId }: { readonly lane: Lane; readonly workerId: string },
  cards: readonly CloudCard[],
  at: number,
): void {
  openPlace(db, workerId, { cards: cards.map(toModelCard) }, at);
  const priced = cards.map(card => {
    const source = card.sources.find(({ what }) => what.includes('price'));
    return {
      modelId: findSiteByOwn(db, workerId, card.id) ?? card.id,
      lane,
      rule: card.price,
      page: source?.url ?? null,
      takenOn: source?.takenOn ?? null,
    };
  });
  notePrices(db, priced, at);
}
