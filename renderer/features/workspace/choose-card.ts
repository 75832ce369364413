import { chooseRange, moveTo, toggleChosen, useSelection } from './selection-store.ts';
import { findItem, useTakesShown } from './take-map-store.ts';
import { useOverlays } from './view-store.ts';
import { listBetween, type Step, walkTakes } from './walk-takes.ts';

type Press = {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly detail: number;
};

/** What a press on a card does: chooses it, with Control one more, with Shift all up to it; a press of a key opens it. */
export function chooseCard(id: string, { shiftKey, ctrlKey, metaKey, detail }: Press): void {
  const { anchor, current } = useSelection.getState();
  const take = findItem(id)?.kind === 'take';
  const { map } = useTakesShown.getState();
  if (shiftKey && anchor !== null) {
    chooseRange(listBetween(map, anchor, id), id, false);
  } else if ((ctrlKey || metaKey) && take) {
    toggleChosen(id, findItem(current)?.kind === 'take' ? current : null);
  } else {
    moveTo(id, false);
    // A key's press counts no clicks.
    if (detail === 0 && take) useOverlays.setState({ lightbox: true });
  }
}

/** Goes to another card and takes the keyboard's focus along; `extend` chooses all takes on the way. */
export function walk(step: Step, extend = false): void {
  const { rows, map } = useTakesShown.getState();
  const { current, anchor } = useSelection.getState();
  const item = walkTakes(rows, map, current, step);
  if (item === null) return;
  if (extend) chooseRange(listBetween(map, anchor ?? current ?? item.id, item.id), item.id, true);
  else moveTo(item.id, true);
}
