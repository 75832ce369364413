import type { CloudModel } from '../../contract/cloud-models.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import { CloudCard } from './cloud-card.ts';
import { listCloudModelRows } from './cloud-models-store.ts';

/** The models of the clouds as they are now: those that come with the program, then those that were added. */
export type CloudCards = {
  list(): readonly CloudCard[];
  find(id: string): CloudCard | null;
  isAdded(id: string): boolean;
  /** As they are in a transaction that is not over yet. */
  readIn(db: ReadableDb): readonly CloudCard[];
  /** Takes what is written now into memory. */
  refresh(): void;
};

/**
 * Keeps the cards in memory, since every look of a lane for work asks for them. They are read when they are first asked for: a studio without a key
 * of a cloud starts without them.
 */
export function createCloudCards(
  { read }: Pick<Database, 'read'>,
  readBundled: () => ReadonlyMap<string, CloudCard>,
): CloudCards {
  let kept: ReadonlyMap<string, CloudCard> | null = null;
  let all: ReadonlyMap<string, CloudCard> | null = null;
  const bundled = () => {
    kept ??= readBundled();
    return kept;
  };
  const readIn = (db: ReadableDb) => [
    ...bundled().values(),
    ...listCloudModelRows(db).map(({ card }) => CloudCard.parse(card)),
  ];
  const refresh = () => {
    all = new Map(readIn(read).map(card => [card.id, card]));
    return all;
  };
  const cards = () => all ?? refresh();
  return {
    list: () => [...cards().values()],
    find: id => cards().get(id) ?? null,
    isAdded: id => cards().has(id) && !bundled().has(id),
    readIn,
    refresh: () => void refresh(),
  };
}

/** A card as the settings show it. */
export function describeCard(card: CloudCard, added: boolean): CloudModel {
  const {
    mapping: _mapping,
    constants: _constants,
    output: _output,
    parameters: _parameters,
    label: _label,
    ...told
  } = card;
  return { ...told, added };
}
