import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** How a person has laid out the workspace; it outlives a reload. Sizes are in pixels by panel. */
export type Layout = { readonly sizes: Readonly<Record<string, number>>; readonly inspector: boolean };

/** The layout of the workspace. */
export const useLayout = create<Layout>()(
  persist((): Layout => ({ sizes: {}, inspector: true }), { name: 'dailies.workspace' }),
);

/** What stands over the workspace now; the lightbox always shows the current take. */
export type Overlays = {
  readonly lightbox: boolean;
  readonly comparing: readonly [string, string] | null;
  readonly clearing: boolean;
  /** The sheets that stand in for panels where the window is narrow. */
  readonly dock: boolean;
  readonly inspector: boolean;
};

const CLOSED: Overlays = { lightbox: false, comparing: null, clearing: false, dock: false, inspector: false };

/** What is open over the workspace. */
export const useOverlays = create<Overlays>(() => CLOSED);

/** Closes whatever stands over the workspace. */
export const closeOverlays = (): void => useOverlays.setState(CLOSED);
