import { type FocusEvent, useEffect, useRef } from 'react';
import type { Generation } from '../../../backend/contract/generations.ts';

/** Keeps the keyboard where the pictures are when the one that holds it goes: at the next one, and where none is left at their place on the page. */
export function useHeldKeyboard(items: readonly Generation[], active: string | null) {
  const place = useRef<HTMLDivElement>(null);
  const held = useRef<string | null>(null);
  useEffect(() => {
    const { current: id } = held;
    // A browser gives the focus of what is gone to the body.
    const lost = id !== null && document.activeElement === document.body && items.every(item => item.id !== id);
    if (!lost) return;
    const next = place.current?.querySelector<HTMLElement>(`[data-item="${active}"]`) ?? place.current;
    next?.focus({ preventScroll: true });
  }, [items, active]);
  return {
    ref: place,
    tabIndex: -1,
    onFocus: ({ target }: FocusEvent) => {
      held.current = target.closest<HTMLElement>('[data-item]')?.dataset.item ?? null;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) held.current = null;
    },
  };
}
