import type { ModelCard } from '../../contract/models.ts';
import type { WritableDb } from '../../db/handles.ts';
import { mergeCards } from './merge-cards.ts';
import {
  deleteSite,
  findModel,
  findModelByHash,
  insertModel,
  listSiteCards,
  listSitesOf,
  type ModelRow,
  saveModel,
  saveSite,
} from './sites-store.ts';

/** What the studio calls a model of a machine. */
export type Resolved = { readonly own: string | null; readonly id: string; readonly runtime: string };

const ID_MAX = 80;
const withTail = (id: string, tail: string) => `${id.slice(0, ID_MAX - tail.length - 1)}-${tail}`;

/** Whether a card with the model's id is another thing: of another kind, or other bytes. */
const differs = (model: ModelRow, card: ModelCard, sha256: string | null): boolean =>
  model.card.kind !== card.kind || (model.sha256 !== null && sha256 !== null && model.sha256 !== sha256);

/** The same bytes are one model whatever two machines call them; one name for other bytes gets the hash at its end. */
function resolveModel(db: WritableDb, card: ModelCard): { id: string; sha256: string | null } {
  const sha256 = card.file?.sha256 ?? null;
  const same = sha256 === null ? undefined : findModelByHash(db, sha256);
  if (same && same.card.kind === card.kind) return { id: same.id, sha256 };
  const named = findModel(db, card.id);
  const tail = named?.card.kind === card.kind ? (sha256 ?? '').slice(0, 8) : card.kind;
  const id = named && differs(named, card, sha256) ? withTail(card.id, tail) : card.id;
  // One file that makes pictures and clips is two models, and the hash names the first.
  return { id, sha256: same ? null : sha256 };
}

/** Writes the card of a model anew from what its machines say of it; one that no machine has any more stays as it was. */
function refreshModel(db: WritableDb, id: string, at: number): void {
  const [first, ...others] = listSiteCards(db, id);
  if (first) saveModel(db, id, mergeCards(id, [first, ...others]), at);
}

/**
 * Makes these the models that a machine has, under the studio's ids, and unites their cards with those of other machines.
 * Of two cards for one model the first counts. What the machine had before and names no more has no place there any longer.
 * A machine that says the same again, as most do, costs one reading.
 */
export function saveSites(db: WritableDb, workerId: string, cards: readonly ModelCard[], at: number): Resolved[] {
  const before = new Map(listSitesOf(db, workerId).map(site => [site.modelId, site]));
  const byOwn = new Map([...before.values()].map(site => [site.ownId, site]));
  const taken = new Set<string>();
  const touched = new Set<string>();
  const resolved = cards.map(card => {
    const text = JSON.stringify(card);
    const known = byOwn.get(card.id);
    const { id, sha256 } = known?.card === text ? { id: known.modelId, sha256: null } : resolveModel(db, card);
    if (!taken.has(id) && (known?.card !== text || known.modelId !== id)) {
      insertModel(db, id, card, sha256, at);
      saveSite(db, workerId, id, card);
      touched.add(id);
    }
    taken.add(id);
    return { own: card.id, id, runtime: card.runtime };
  });
  for (const id of before.keys()) {
    if (taken.has(id)) continue;
    deleteSite(db, workerId, id);
    touched.add(id);
  }
  for (const id of touched) refreshModel(db, id, at);
  return resolved;
}
