import { type RefObject, useEffect, useRef } from 'react';
import { useSelection } from './selection-store.ts';
import { useTakesShown } from './take-map-store.ts';
import type { TakesVirtualizer } from './use-takes-virtualizer.ts';

/** Brings the current card into view and gives it the keyboard's focus whenever that was asked for, once it is drawn. */
export function useFocusRequest(scroller: RefObject<HTMLDivElement | null>, virtualizer: TakesVirtualizer): void {
  const request = useSelection(state => state.focusRequest);
  const pending = useRef(false);
  const wanted = useRef(false);
  useEffect(() => {
    const note = ({ target }: Event) => {
      wanted.current = target instanceof Node && scroller.current?.contains(target) === true;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, [scroller]);
  useEffect(() => {
    const { current } = useSelection.getState();
    const row = current === null ? undefined : useTakesShown.getState().map.places.get(current)?.row;
    if (request === 0 || row === undefined) return;
    // The header comes along with the first row of the list.
    if (row === 1) virtualizer.scrollToOffset(0);
    else virtualizer.scrollToIndex(row, { align: 'auto' });
    wanted.current = true;
    pending.current = !focusCard(scroller.current, current);
  }, [request, scroller, virtualizer]);
  // After every drawing: a card may be drawn only once the list has scrolled to it, and one that had the focus may have
  // been drawn anew in another row, or have become a take.
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!pending.current && !(wanted.current && lost)) return;
    pending.current = !focusCard(scroller.current, useSelection.getState().current) && pending.current;
  });
}

function focusCard(list: HTMLElement | null, id: string | null): boolean {
  const card = id === null ? null : list?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
  card?.focus({ preventScroll: true });
  return card != null;
}
