import { useRef } from 'react';

function findOrigin(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]');
  // A menu that opened this will be gone when focus comes back, but the button that it belongs to stays.
  const opener = menu?.getAttribute('aria-labelledby') ?? '';
  const origin = menu === null ? active : (document.getElementById(opener) ?? active);
  return origin instanceof HTMLElement ? origin : null;
}

/** Handlers that bring focus back to where it was before a dialog opened, whatever opened it. */
export function useReturnFocus(onReturned?: () => void) {
  const origin = useRef<HTMLElement>(null);
  return {
    onOpenAutoFocus: () => {
      origin.current = findOrigin();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      origin.current?.focus({ preventScroll: true });
      onReturned?.();
    },
  };
}
