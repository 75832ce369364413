import { type RefObject, useEffect, useRef } from 'react';
import { useSelection } from './selection-store.ts';
import { useTakesShown } from './take-map-store.ts';
import type { TakesVirtualizer } from './use-takes-virtualizer.ts';

/** Brings the current card into view and gives it the keyboard's focus whenever that was asked for, once it is drawn. */
export function useFocusRequest(scroller: RefObject<HTMLDivElement | null>, virtualizer: TakesVirtualizer): void {
  const request = useSelection(state => state.focusRequest);
  const waiting = useRef(false);
  useEffect(() => {
    const { current } = useSelection.getState();
    const row = current === null ? undefined : useTakesShown.getState().map.places.get(current)?.row;
    if (request === 0 || row === undefined) return;
    // The header comes along with the first row of a batch.
    if (row === 1) virtualizer.scrollToOffset(0);
    else virtualizer.scrollToIndex(row, { align: 'auto' });
    waiting.current = true;
  }, [request, virtualizer]);
  // Runs after every drawing: the card may be drawn only once the list has scrolled to it.
  useEffect(() => {
    if (!waiting.current) return;
    const { current } = useSelection.getState();
    const card = scroller.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(current ?? '')}"]`);
    if (!card) return;
    waiting.current = false;
    card.focus({ preventScroll: true });
  });
}
