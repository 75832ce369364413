import type { ModelMatrix } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { listCards, listSites } from './sites-store.ts';
import { listWorkerRows } from './workers-store.ts';

/** Which model is on which machine: by the same bytes where the machine knows their hash, else by name. */
export function readMatrix(db: ReadableDb): ModelMatrix {
  const sites = Map.groupBy(listSites(db), site => site.modelId);
  return {
    workers: listWorkerRows(db).map(({ id, name, online, loadedModel }) => ({ id, name, online, loadedModel })),
    models: listCards(db).map(({ card: { id, name, kind } }) => ({
      id,
      name,
      kind,
      sites: (sites.get(id) ?? []).map(({ workerId, ownId, card }) => ({
        workerId,
        own: ownId,
        fileName: card.file?.name ?? null,
        knownBy: card.file?.sha256 ? ('hash' as const) : ('name' as const),
      })),
    })),
  };
}
