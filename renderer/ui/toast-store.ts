import { create } from 'zustand';

/** Whether a toast tells of something good, neutral, doubtful or failed. */
export type ToastTone = 'info' | 'good' | 'warn' | 'bad';

/** The one thing that can be done from a toast, such as Undo. */
export interface ToastAction {
  readonly label: string;
  readonly onAct: () => void;
}

/** What a toast says; `durationMs` is how long it stays (5 s, or 10 s with an action; Infinity until closed). */
export interface ToastWords {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly tone?: ToastTone | undefined;
  readonly action?: ToastAction | undefined;
  readonly durationMs?: number | undefined;
  /** A toast with the id of one that is shown takes its place. */
  readonly id?: string | undefined;
}

/** A toast on the screen, or on its way out when it is no longer open. */
export interface Toast extends ToastWords {
  readonly id: string;
  readonly tone: ToastTone;
  readonly durationMs: number;
  readonly open: boolean;
  /** Grows with every showing, so that a replaced toast counts its time anew. */
  readonly showing: number;
}

const MOST_AT_ONCE = 4;
const LEAVING_MS = 200;

/** The toasts on the screen, oldest first. */
export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

let showings = 0;

/** Shows a toast and returns its id. */
export function showToast(words: ToastWords): string {
  showings += 1;
  const id = words.id ?? `toast-${showings}`;
  const durationMs = words.durationMs ?? (words.action === undefined ? 5_000 : 10_000);
  const toast: Toast = { ...words, id, tone: words.tone ?? 'info', durationMs, open: true, showing: showings };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.filter(other => other.id !== id), toast] }));
  const open = useToasts.getState().toasts.filter(other => other.open);
  for (const crowded of open.slice(0, -MOST_AT_ONCE)) dismissToast(crowded.id);
  return id;
}

/** Takes a toast off the screen; it is forgotten once it has faded. */
export function dismissToast(id: string): void {
  const leaving = useToasts.getState().toasts.find(toast => toast.id === id && toast.open);
  if (leaving === undefined) return;
  useToasts.setState(({ toasts }) => ({
    toasts: toasts.map(toast => (toast === leaving ? { ...toast, open: false } : toast)),
  }));
  setTimeout(() => {
    useToasts.setState(({ toasts }) => ({ toasts: toasts.filter(toast => toast.showing !== leaving.showing) }));
  }, LEAVING_MS);
}
