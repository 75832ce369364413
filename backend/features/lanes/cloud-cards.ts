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

/** Keeps the cards in memory, since every look of a lane for work asks for them. */
export function createCloudCards(
  { read }: Pick<Database, 'read'>,
  bundled: ReadonlyMap<string, CloudCard>,
): CloudCards {
  const readIn = (db: ReadableDb) => [
    ...bundled.values(),
    ...listCloudModelRows(db).map(({ card }) => CloudCard.parse(card)),
  ];
  let all: ReadonlyMap<string, CloudCard> = new Map();
  const refresh = () => {
    all = new Map(readIn(read).map(card => [card.id, card]));
  };
  refresh();
  return {
    list: () => [...all.values()],
    find: id => all.get(id) ?? null,
    isAdded: id => all.has(id) && !bundled.has(id),
    readIn,
    refresh,
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
