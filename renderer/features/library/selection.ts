/** Which picture the keyboard is on, where a range begins, and which ones are chosen. */
export type Selection = {
  readonly active: string | null;
  readonly anchor: string | null;
  readonly chosen: ReadonlySet<string>;
};

/** Nothing is chosen. */
export const NOTHING: Selection = { active: null, anchor: null, chosen: new Set() };

/** How a picture is pressed: alone, adding to others, or up to there from where the range began. */
export type PressMode = 'one' | 'toggle' | 'range';

/** Moves the keyboard to a picture and chooses nothing. */
export const moveTo = (selection: Selection, id: string): Selection => ({ ...selection, active: id, anchor: id });

/** Chooses a picture in one of three ways; `order` lists all that are shown. */
export function press(selection: Selection, id: string, mode: PressMode, order: readonly string[]): Selection {
  switch (mode) {
    case 'one':
      return { active: id, anchor: id, chosen: new Set([id]) };
    case 'toggle': {
      const chosen = new Set(selection.chosen);
      if (!chosen.delete(id)) chosen.add(id);
      return { active: id, anchor: id, chosen };
    }
    case 'range': {
      const from = order.indexOf(selection.anchor ?? id);
      const to = order.indexOf(id);
      const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
      return { active: id, anchor: selection.anchor ?? id, chosen: new Set(range) };
    }
    default:
      return mode satisfies never;
  }
}

/** What an action is meant for: those chosen, or else the one that the keyboard is on; in the order shown. */
export function targetsOf({ active, chosen }: Selection, order: readonly string[]): string[] {
  if (chosen.size > 0) return order.filter(id => chosen.has(id));
  return active !== null && order.includes(active) ? [active] : [];
}

/** Forgets pictures that are no longer shown; the keyboard goes to the one that took the place. */
export function dropGone(selection: Selection, before: readonly string[], now: readonly string[]): Selection {
  const here = new Set(now);
  const chosen = new Set([...selection.chosen].filter(id => here.has(id)));
  const { active, anchor } = selection;
  if (active === null || here.has(active)) return { active, anchor, chosen };
  const place = Math.min(before.indexOf(active), now.length - 1);
  const next = now[place] ?? null;
  return { active: next, anchor: next, chosen };
}
