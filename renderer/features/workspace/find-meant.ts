import type { ItemOfTake, TakeItem } from './lay-out-takes.ts';
import { useSelection } from './selection-store.ts';
import { findItem, findTakeItem } from './take-map-store.ts';

/** What an action means now: all chosen takes, or where none is chosen the current card. */
export type Meant = {
  readonly takes: readonly ItemOfTake[];
  /** The take where the person is, or else the first chosen one. */
  readonly current: ItemOfTake | null;
  /** The card where the person is, whatever it is. */
  readonly card: TakeItem | null;
};

/** Reads from the selection what an action means at this moment. */
export function findMeant(): Meant {
  const { current, chosen } = useSelection.getState();
  const here = findTakeItem(current);
  const takes = [...chosen].flatMap(id => findTakeItem(id) ?? []);
  return {
    takes: takes.length > 0 ? takes : here ? [here] : [],
    current: here ?? takes[0] ?? null,
    card: findItem(current),
  };
}
