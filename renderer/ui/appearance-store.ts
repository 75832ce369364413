import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { applyTheme, type Contrast, type Theme } from './theme.ts';

const Appearance = z.object({ theme: z.enum(['dark', 'light', 'system']), contrast: z.enum(['normal', 'high']) });

/** How this person wants the screen to look, kept on this machine. */
export const useAppearance = create<{ readonly theme: Theme; readonly contrast: Contrast }>()(
  persist(() => ({ theme: 'dark' as Theme, contrast: 'normal' as Contrast }), {
    name: 'dailies.appearance',
    // What an older version kept is read if it still fits, else left behind.
    merge: (kept, current) => ({ ...current, ...Appearance.safeParse(kept).data }),
  }),
);

/** Paints the page as chosen, now and with every change; the returned function ends it. */
export function followAppearance(): () => void {
  const paint = () => {
    const { theme, contrast } = useAppearance.getState();
    applyTheme(theme, contrast);
  };
  paint();
  return useAppearance.subscribe(paint);
}
