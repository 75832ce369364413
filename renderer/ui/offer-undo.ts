import { dismissToast, showToast } from './toast-store.ts';

/** How long something can be taken back, in milliseconds. */
const UNDO_MS = 10_000;

type Undoable = { readonly toast: string; readonly undo: () => void; readonly until: number };

let undoables: Undoable[] = [];

/** Tells what was done and offers to take it back, by the toast's button or by the key. */
export function offerUndo(title: string, undo: () => void): void {
  const run = () => {
    undoables = undoables.filter(other => other !== undoable);
    undo();
  };
  const toast = showToast({ title, action: { label: 'Undo', onAct: run }, durationMs: UNDO_MS });
  const undoable: Undoable = { toast, undo: run, until: Date.now() + UNDO_MS };
  undoables = [...undoables.filter(other => other.until > Date.now()), undoable];
}

/** Takes back what was done last, if that was less than 10 s ago; tells whether there was something. */
export function undoLast(): boolean {
  const last = undoables.filter(other => other.until > Date.now()).at(-1);
  if (last === undefined) return false;
  dismissToast(last.toast);
  last.undo();
  return true;
}

/** Forgets what could be taken back. */
export function forgetUndo(): void {
  undoables = [];
}
