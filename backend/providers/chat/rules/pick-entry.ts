import { type Draw, drawOne } from './draw.ts';
import type { Wish } from './read-wish.ts';
import type { Entry, SlotName, Thesaurus } from './thesaurus.ts';

/** Words that are to be added to what somebody wrote. */
export type Addition = { readonly slot: SlotName; readonly entry: Entry };

/** How much more likely each sign that fits makes an entry, at a temperature of 1. */
const FITTING = 1.6;
const COLDEST = 0.1;

/** Of the traits of one group a picture has one: what says another does not fit. */
function contradicts(says: ReadonlySet<string>, { traits, absent }: Wish, thesaurus: Thesaurus): boolean {
  return [...says].some(sign => {
    if (absent.has(sign)) return true;
    const { group } = thesaurus.traits[sign] ?? {};
    if (group === undefined || traits.has(sign)) return false;
    return [...traits].some(trait => thesaurus.traits[trait]?.group === group);
  });
}

/** How well an entry fits, from 0; null where it does not. */
function fitOf({ when, unless, says }: Entry, wish: Wish, thesaurus: Thesaurus): number | null {
  const fitting = when.filter(sign => wish.traits.has(sign)).length;
  if (when.length > 0 && fitting === 0) return null;
  if (unless.some(sign => wish.traits.has(sign)) || when.some(sign => wish.absent.has(sign))) return null;
  return contradicts(says, wish, thesaurus) ? null : Math.min(fitting, 3);
}

/** An entry of a slot that fits what was said, by chance and the more likely the better it fits; undefined where none does. */
export function pickEntry(
  slot: SlotName,
  wish: Wish,
  thesaurus: Thesaurus,
  { temperature, draw, isTaken }: Pick,
): Entry | undefined {
  const fitting = thesaurus.slots[slot].entries.flatMap(entry => {
    const fit = isTaken(entry) ? null : fitOf(entry, wish, thesaurus);
    return fit === null ? [] : [{ entry, fit }];
  });
  const warmth = Math.max(temperature, COLDEST);
  return drawOne(fitting, ({ fit }) => Math.exp((fit * FITTING) / warmth), draw)?.entry;
}

/** How entries are picked. */
export type Pick = {
  readonly temperature: number;
  readonly draw: Draw;
  /** What is not to be picked (again). */
  readonly isTaken: (entry: Entry) => boolean;
};
