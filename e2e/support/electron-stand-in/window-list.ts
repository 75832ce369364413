import type { ClosableWindow } from './quit.ts';

/** A window as the app's life knows it. */
export type ListedWindow = ClosableWindow & { readonly id: number };

const open = new Map<number, ListedWindow>();
let onEmpty: () => void = () => undefined;

/** The windows that are open, oldest first. */
export const windowList = {
  all: (): ListedWindow[] => [...open.values()],
  add(window: ListedWindow): void {
    open.set(window.id, window);
  },
  remove(window: ListedWindow): void {
    if (open.delete(window.id) && open.size === 0) onEmpty();
  },
  /** Names the one who is told when the last window has gone. */
  whenEmpty(listener: () => void): void {
    onEmpty = listener;
  },
};
