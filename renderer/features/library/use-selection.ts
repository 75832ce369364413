import { useCallback, useMemo, useState } from 'react';
import type { Generation } from '../../../backend/contract/generations.ts';
import { dropGone, moveTo, NOTHING, type PressMode, press, type Selection, targetsOf } from './selection.ts';

/** The selection among the items shown, and the ways in which it changes. */
export function useSelection(items: readonly Generation[]) {
  const order = useMemo(() => items.map(({ id }) => id), [items]);
  const [held, setSelection] = useState<Selection>(NOTHING);
  const [known, setKnown] = useState(order);

  // Set while drawing, not after it: a picture that has gone is never shown as chosen.
  let selection = held;
  if (known !== order) {
    selection = dropGone(held, known, order);
    setKnown(order);
    setSelection(selection);
  }

  const onPress = useCallback(
    (id: string, mode: PressMode) => setSelection(now => press(now, id, mode, order)),
    [order],
  );
  const onReach = useCallback(
    (id: string) => setSelection(now => (now.active === id ? now : { ...now, active: id, anchor: now.anchor ?? id })),
    [],
  );
  const onPoint = useCallback(
    (id: string) => setSelection(now => (now.chosen.has(id) ? now : press(now, id, 'one', order))),
    [order],
  );
  const onWalk = useCallback(
    (id: string, extend: boolean) =>
      setSelection(now => (extend ? press(now, id, 'range', order) : moveTo({ ...now, chosen: new Set() }, id))),
    [order],
  );
  return {
    selection,
    targets: targetsOf(selection, order),
    handlers: { onPress, onReach, onPoint },
    onWalk,
    chooseAll: () => setSelection(now => ({ ...now, chosen: new Set(order) })),
    chooseNone: () => setSelection(now => ({ ...now, chosen: new Set() })),
  };
}
