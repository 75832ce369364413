import { create } from 'zustand';
import type { ItemOfTake, TakeItem, TakeRow } from './lay-out-takes.ts';
import { useSelection } from './selection-store.ts';
import { followCurrent, mapTakes, type TakeMap } from './walk-takes.ts';

/** The rows that the list shows, and where each card stands in them. */
export type TakesShown = { readonly rows: readonly TakeRow[]; readonly map: TakeMap };

/** The cards of the workspace as they stand now; whoever only acts on them reads it without listening. */
export const useTakesShown = create<TakesShown>(() => ({ rows: [], map: mapTakes([]) }));

/** Tells all who walk and choose which rows there are; who was on a card that is gone is led on. */
export function showRows(rows: readonly TakeRow[]): void {
  const former = useTakesShown.getState();
  if (former.rows === rows) return;
  const map = mapTakes(rows);
  useTakesShown.setState({ rows, map });
  const { current, chosen } = useSelection.getState();
  const next = followCurrent(former.map, map, current);
  if (next !== current) useSelection.setState({ current: next, anchor: next });
  if ([...chosen].some(id => !map.places.has(id)))
    useSelection.setState({ chosen: new Set([...chosen].filter(id => map.places.has(id))) });
}

/** The card with this id, if it is there. */
export function findItem(id: string | null): TakeItem | null {
  const { map } = useTakesShown.getState();
  const place = id === null ? undefined : map.places.get(id);
  return place === undefined ? null : (map.items[place.at] ?? null);
}

/** The take with this id, if it is there and is one. */
export function findTakeItem(id: string | null): ItemOfTake | null {
  const item = findItem(id);
  return item?.kind === 'take' ? item : null;
}
