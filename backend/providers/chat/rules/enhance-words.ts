import type { Intensity } from '../../../contract/enhancements.ts';
import type { PromptFamily } from '../../../contract/templates.ts';
import type { CountWord } from '../../../prompts/load-clip.ts';
import type { Draw } from './draw.ts';
import { fitsFamily, joinWith, type Manner, phraseOf, slotsOf, splitNetworks } from './manner.ts';
import { type Addition, pickEntry } from './pick-entry.ts';
import { hasWords, type ProjectRules } from './read-rules.ts';
import { readWish, type Wish } from './read-wish.ts';
import { refuseWish } from './refuse-wish.ts';
import type { SlotName, Thesaurus } from './thesaurus.ts';

/** How words are to be added to. */
export type Enhancing = {
  readonly thesaurus: Thesaurus;
  readonly countWord: CountWord;
  readonly family: PromptFamily;
  readonly manner: Manner;
  readonly rules: ProjectRules;
  readonly intensity: Intensity;
  readonly temperature: number;
  readonly draw: Draw;
  /** What is not to be said again. */
  readonly taken: Set<string>;
};

const LEAST: Record<Intensity, number> = { light: 1, medium: 3, strong: 5 };
/** How far the order of slots may be shaken, by the temperature. */
const SHAKE = 3;
const DETAILS_MOST = 3;
const TRIES = 3;

/** What nothing was said of yet, in the order in which it is added; a detail is never too much. */
function lackingSlots({ said, traits }: Wish, { manner, temperature, draw, intensity }: Enhancing): SlotName[] {
  const open = slotsOf(manner).filter(slot => slot === 'detail' || !said.has(slot));
  const fitting = open.filter(slot => {
    if (slot === 'place')
      return intensity !== 'light' && ![...traits].some(trait => trait === 'outdoors' || trait === 'indoors');
    return slot !== 'medium' || intensity === 'strong';
  });
  const shaken = fitting
    .map((slot, index) => ({ slot, at: index + draw() * SHAKE * temperature }))
    .sort((a, b) => a.at - b.at)
    .map(({ slot }) => slot);
  return [...shaken, ...Array.from({ length: DETAILS_MOST - 1 }, (): SlotName => 'detail')];
}

/** What an addition makes true of the picture. */
const goOn = (wish: Wish, { slot, entry }: Addition): Wish => ({
  ...wish,
  traits: new Set([...wish.traits, ...entry.says, ...(slot === 'lens' ? ['photo'] : [])]),
});

/**
 * Adds to words what they do not say, in stretches: the words as they are come first. Nothing is added that the model would not read. Raises
 * `writer_failed` where there is no room, or nothing that could be said.
 */
export function enhanceWords(text: string, enhancing: Enhancing): string[] {
  const { thesaurus, countWord, family, manner, rules, intensity, temperature, draw, taken } = enhancing;
  const { words, networks } = splitNetworks(text);
  if (!fitsFamily(text, family, countWord))
    throw refuseWish(
      'These words already fill what such a model reads, so nothing was added. Make them shorter first.',
    );
  const read = readWish(text, thesaurus);
  let wish: Wish = {
    ...read,
    absent: new Set([...read.absent, ...readWish(rules.never.join(', '), thesaurus).traits]),
  };
  const stretches = [words];
  const addIfFits = (phrase: string): boolean => {
    const before = stretches.join('');
    const stretch = joinWith(before, manner) + phrase;
    if (!fitsFamily(before + stretch + networks, family, countWord)) return false;
    stretches.push(stretch);
    return true;
  };
  for (const wanted of rules.always)
    if (!hasWords(text, wanted)) addIfFits(manner.style === 'phrases' ? wanted : `${wanted}.`);

  const most = LEAST[intensity] + (draw() < 0.5 ? 0 : 1);
  let added = 0;
  for (const slot of lackingSlots(wish, enhancing)) {
    if (added >= most) break;
    for (let tries = 0; tries < TRIES; tries++) {
      const isTaken = ({ say }: { readonly say: string }) =>
        taken.has(say) || rules.never.some(never => hasWords(say, never));
      const entry = pickEntry(slot, wish, thesaurus, { temperature, draw, isTaken });
      if (!entry) break;
      taken.add(entry.say);
      if (!addIfFits(phraseOf({ slot, entry }, manner, thesaurus, draw))) continue;
      wish = goOn(wish, { slot, entry });
      added += 1;
      break;
    }
  }
  if (stretches.length === 1) throw refuseWish('There is nothing that the rules could add to these words.');
  return networks === '' ? stretches : [...stretches, networks];
}
