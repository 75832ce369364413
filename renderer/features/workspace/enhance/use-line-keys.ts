import { type RefObject, useEffect, useRef } from 'react';

/** In a line inside the form: Enter in its field does what the line is for, not what the form is for; Escape closes it. The field has the focus once the line stands there. */
export function useLineKeys(box: RefObject<HTMLElement | null>, act: () => void, close: () => void): void {
  const latest = useRef({ act, close });
  useEffect(() => {
    latest.current = { act, close };
  });
  useEffect(() => {
    const line = box.current;
    const answer = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const enter = event.key === 'Enter' && event.target instanceof HTMLInputElement;
      if (!enter && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (enter) latest.current.act();
      else latest.current.close();
    };
    line?.addEventListener('keydown', answer);
    // Whoever opens a line wants to write in it; a menu that opened it gives the focus back first.
    const frame = requestAnimationFrame(() => line?.querySelector('input')?.focus());
    return () => {
      cancelAnimationFrame(frame);
      line?.removeEventListener('keydown', answer);
    };
  }, [box]);
}
