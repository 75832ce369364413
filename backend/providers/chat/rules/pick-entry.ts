import { type Draw, drawOne } from './draw.ts';
import type { Wish } from './read-wish.ts';
import type { Entry, SlotName, Thesaurus } from './thesaurus.ts';

/** Words that are to be added to what somebody wrote. */
export type Addition = { readonly slot: SlotName; readonly entry: Entry };

/** How much more likely each sign that fits makes an entry, at a temperature of 1. */
const FITTING = 1.6;
const COLDEST = 0.1;

/** Of the traits of one group a picture has one: what says another does not fit. */
function contradicts(says: ReadonlySet<string>, { traits }: Wish, thesaurus: Thesaurus): boolean {
  return [...says].some(sign => {
    const { group } = thesaurus.traits[sign] ?? {};
    if (group === undefined || traits.has(sign)) return false;
    return [...traits].some(trait => thesaurus.traits[trait]?.group === group);
  });
}

/** How well an entry fits, from 0; null where it does not. */
function fitOf({ needs, when, unless, says, names }: Entry, wish: Wish, thesaurus: Thesaurus): number | null {
  const named = [...needs, ...when];
  const fitting = named.filter(sign => wish.traits.has(sign)).length;
  if (!needs.every(sign => wish.traits.has(sign)) || (when.length > 0 && !when.some(sign => wish.traits.has(sign))))
    return null;
  if (unless.some(sign => wish.traits.has(sign)) || [...named, ...names].some(sign => wish.absent.has(sign)))
    return null;
  const narrow = [...wish.traits].filter(trait => thesaurus.traits[trait]?.narrow === true);
  if (narrow.length > 0 && named.length > 0 && !narrow.some(trait => named.includes(trait))) return null;
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
