import { useSyncExternalStore } from 'react';

/** Under this width, in CSS pixels, there is no room for the dock beside the takes, and it is a sheet. */
export const DOCK_FITS = 800;

/** Whether the window is at least this wide, in CSS pixels. */
export function useWide(pixels: number): boolean {
  const query = `(min-width: ${pixels}px)`;
  return useSyncExternalStore(
    listen => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listen);
      return () => list.removeEventListener('change', listen);
    },
    () => window.matchMedia(query).matches,
  );
}
