import { z } from 'zod';
import { create } from 'zustand';
import { showToast } from '../../ui/toast-store.ts';

/** What is edited on this page. */
export type ShelfKind = 'style' | 'preset' | 'wildcard';

/** The fields of a form by name. */
export type Fields = Readonly<Record<string, string>>;

const PLACE = 'dailies.shelf';
/** How long the keys rest before what was written is put by, in ms: a wildcard may have half a million characters. */
const REST_MS = 400;
const Kept = z.record(z.string(), z.record(z.string(), z.string()));

function readKept(): Readonly<Record<string, Fields>> {
  try {
    return Kept.catch({}).parse(JSON.parse(localStorage.getItem(PLACE) ?? '{}'));
  } catch {
    // Somebody else wrote there: nothing of it can be an edit of ours.
    return {};
  }
}

/** What was written and not saved, by `kind/id`; it outlives the page and a reload. */
const useDrafts = create<{ readonly drafts: Readonly<Record<string, Fields>> }>(() => ({ drafts: readKept() }));

let timer: ReturnType<typeof setTimeout> | undefined;
let told = false;

function putBy(): void {
  clearTimeout(timer);
  timer = undefined;
  try {
    localStorage.setItem(PLACE, JSON.stringify(useDrafts.getState().drafts));
    told = false;
  } catch {
    // The browser has room for some five million characters; what does not fit lives as long as the window.
    if (!told)
      showToast({ title: 'Too much is not saved', detail: 'Save it before you close this window.', tone: 'warn' });
    told = true;
  }
}

useDrafts.subscribe(() => {
  timer ??= setTimeout(putBy, REST_MS);
});
window.addEventListener('pagehide', () => timer !== undefined && putBy());

const keyOf = (kind: ShelfKind, id: string) => `${kind}/${id}`;
const same = (one: Fields, other: Fields) => Object.keys(one).every(name => one[name] === other[name]);

/** Forgets what was written of an item and not saved. */
export function dropDraft(kind: ShelfKind, id: string): void {
  const { [keyOf(kind, id)]: _dropped, ...drafts } = useDrafts.getState().drafts;
  useDrafts.setState({ drafts });
}

/** Whether something of an item is not saved, of all items of a kind. */
export function useUnsaved(kind: ShelfKind): (id: string) => boolean {
  const drafts = useDrafts(state => state.drafts);
  return id => keyOf(kind, id) in drafts;
}

/** The fields of an item as they were written last, over those that are saved; writing what is saved is no edit. */
export function useShelfDraft<F extends Fields>(kind: ShelfKind, id: string, saved: F) {
  const draft = useDrafts(state => state.drafts[keyOf(kind, id)]);
  const values: F = { ...saved, ...draft };
  const set = (part: Partial<F>) => {
    const next = { ...values, ...part };
    if (same(saved, next)) return dropDraft(kind, id);
    useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [keyOf(kind, id)]: next } }));
  };
  return { values, set, changed: draft !== undefined && !same(saved, values), discard: () => dropDraft(kind, id) };
}
