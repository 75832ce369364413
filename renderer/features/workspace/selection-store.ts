import { create } from 'zustand';

/** Which card the keys act on, and which takes are chosen together. */
export type Selection = {
  /** The card where the person is; keys act on it when nothing is chosen. */
  readonly current: string | null;
  readonly chosen: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchor: string | null;
  /** Grows whenever the current card is to take the keyboard's focus. */
  readonly focusRequest: number;
};

const NOTHING: Selection = { current: null, chosen: new Set(), anchor: null, focusRequest: 0 };

/** The selection of the workspace that is open. */
export const useSelection = create<Selection>(() => NOTHING);

/** Makes a card the current one; `focus` moves the keyboard's focus to it, and what was chosen is let go. */
export function moveTo(id: string, focus: boolean): void {
  useSelection.setState(({ focusRequest, chosen }) => ({
    current: id,
    anchor: id,
    chosen: chosen.size === 0 ? chosen : new Set<string>(),
    focusRequest: focus ? focusRequest + 1 : focusRequest,
  }));
}

/** Adds a take to those chosen, or takes it out; the current one is chosen with it. */
export function toggleChosen(id: string, current: string | null): void {
  useSelection.setState(({ chosen }) => {
    const next = new Set(chosen.size === 0 && current !== null ? [current] : chosen);
    if (chosen.has(id)) next.delete(id);
    else next.add(id);
    return { chosen: next, current: id, anchor: id };
  });
}

/** Chooses these takes; `current` is where the range ends now. */
export function chooseRange(ids: readonly string[], current: string, focus: boolean): void {
  useSelection.setState(({ anchor, focusRequest }) => ({
    chosen: new Set(ids),
    current,
    anchor: anchor ?? current,
    focusRequest: focus ? focusRequest + 1 : focusRequest,
  }));
}

/** Lets go of what was chosen; where nothing was, of the current card too. */
export function letGo(): void {
  useSelection.setState(({ chosen, current }) =>
    chosen.size > 0 ? { chosen: new Set<string>(), anchor: current } : { current: null, anchor: null },
  );
}

/** Forgets everything, when another project is opened. */
export function resetSelection(): void {
  useSelection.setState(NOTHING);
}
