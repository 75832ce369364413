import { becomeValue, putBehind } from './become.ts';
import { type Enhancing, enhanceWords } from './enhance-words.ts';
import { likeMedium } from './like-medium.ts';
import { splitNetworks } from './manner.ts';
import { mendWords } from './mend-words.ts';
import { readInstruction, type Step } from './read-instruction.ts';
import { hasWords } from './read-rules.ts';
import { readWish } from './read-wish.ts';
import { refuseWish } from './refuse-wish.ts';
import { shortenWords } from './shorten-words.ts';
import { findPhrase, findSpots, takeOut } from './take-out.ts';
import { type Thesaurus, wordsOf } from './thesaurus.ts';

const CAN =
  'They can change the time of day, the season, the weather, the place, the mood and the medium, replace one thing by another, add, leave out and shorten. A model follows any instruction: add one in Settings, under Writers.';
const PEOPLE = /^(?:people|persons?|humans?|anyone|anybody|figures?|crowds?|pedestrians|passers-?by)$/i;
const refuseStep = (words: string) =>
  refuseWish(`The studio’s own rules do not know how to follow “${words.slice(0, 80)}”. ${CAN}`);

function replace(text: string, what: string, by: string): string {
  const spots = findPhrase(text, what);
  if (spots.length === 0) throw refuseWish(`There is no “${what}” in these words.`);
  return spots.reduceRight((now, { from, to }) => now.slice(0, from) + by + now.slice(to), text);
}

function remove(text: string, what: string, thesaurus: Thesaurus): string {
  const people = PEOPLE.test(what);
  const find = (now: string) =>
    people
      ? findSpots(now, thesaurus.traitTerms).filter(({ signs }) =>
          signs.some(sign => sign === 'person' || sign === 'crowd'),
        )
      : findPhrase(now, what);
  let now = text;
  for (let turns = 0; turns < 20; turns++) {
    const spot = find(now)[0];
    if (!spot) break;
    now = mendWords(takeOut(now, spot), text);
  }
  if (wordsOf(now).length === 0) throw refuseWish(`Without “${what}” nothing would be left of these words.`);
  const removed = now !== text;
  if (people) return hasWords(now, 'deserted') ? now : putBehind(now, 'deserted', ', ');
  return removed ? now : putBehind(now, `without ${what}`, ' ');
}

function add(text: string, what: string, { manner }: Enhancing): string {
  if (hasWords(text, what.replace(/^an?\s+/i, ''))) throw refuseWish(`“${what}” is in these words already.`);
  if (manner.style === 'sentences' || /[.!?]\s*$/.test(text)) return putBehind(text, `with ${what}`, ' ');
  return `${text.replace(/[\s,]+$/, '')}, ${what.replace(/^an?\s+/i, '')}`;
}

/** The traits that words name, with their own first where it is all that they name. */
function traitsNamed(what: string, thesaurus: Thesaurus): readonly string[] {
  const spots = findSpots(what, thesaurus.traitTerms);
  const covered = spots.reduce((sum, { from, to }) => sum + wordsOf(what.slice(from, to)).length, 0);
  return wordsOf(what).length - covered <= 1 ? spots.flatMap(({ signs }) => signs) : [];
}

function become(text: string, { what, how }: Extract<Step, { do: 'become' }>, enhancing: Enhancing): string {
  const { thesaurus } = enhancing;
  const { traits, changes } = thesaurus;
  const named = traitsNamed(what.replace(/^(?:the|an?)\s+/i, ''), thesaurus);
  const rivalsOf = (sign: string) =>
    Object.keys(traits).filter(other => other !== sign && traits[other]?.group === traits[sign]?.group);
  const bare = what.replace(/^(?:the|an?|much|a bit|a little|even)\s+/i, '');
  const change = changes[bare.toLowerCase()];
  if (change) {
    const value = {
      say: change.say,
      against: change.against,
      noun: null,
      there: hasWords(text, change.say),
      light: null,
    };
    return becomeValue(text, value, thesaurus, 'end');
  }
  if (named.some(sign => traits[sign]?.group === 'medium'))
    return likeMedium(text, bare.replace(/\s+style$/i, ''), named, thesaurus);
  const sign = named.find(one => traits[one]?.become !== undefined && traits[one].group !== undefined);
  const trait = sign === undefined ? undefined : traits[sign];
  if (sign !== undefined && trait?.become !== undefined) {
    const own =
      /^(?:in|at|on|by|under|near|inside|during)$/.test(how) && wordsOf(bare).length > 1
        ? `${how} ${what}`
        : trait.become;
    return becomeValue(
      text,
      {
        say: own,
        against: rivalsOf(sign),
        noun: bare,
        there: readWish(text, thesaurus).traits.has(sign),
        light: trait.light ?? null,
      },
      thesaurus,
    );
  }
  if (how === '' && /^more\s/i.test(bare)) return add(text, bare.slice(5), enhancing);
  if (/\bstyle\b/i.test(what)) return putBehind(text, /^(?:the )?style of/i.test(what) ? `in ${what}` : what, ', ');
  if (how === 'as' || how === 'like') return likeMedium(text, bare, [], thesaurus);
  if (/^(?:in|at|on|by|under|near|inside|during)$/.test(how)) return putBehind(text, `${how} ${what}`, ' ');
  throw refuseStep(what);
}

function qualify(text: string, what: string, as: string): string {
  const spots = findPhrase(text, what);
  if (spots.length === 0) throw refuseWish(`There is no “${what}” in these words.`);
  return spots.reduceRight((now, { from }) => `${now.slice(0, from)}${as} ${now.slice(from)}`, text);
}

function follow(text: string, step: Step, enhancing: Enhancing): string {
  const { thesaurus } = enhancing;
  switch (step.do) {
    case 'replace':
      return replace(text, step.what, step.by);
    case 'qualify':
      return qualify(text, step.what, step.as);
    case 'remove':
      return remove(text, step.what, thesaurus);
    case 'add':
      return add(text, step.what, enhancing);
    case 'become':
      return become(text, step, enhancing);
    case 'shorten':
      return shortenWords(text);
    case 'enrich':
      return enhanceWords(text, enhancing).join('');
    default:
      return step satisfies never;
  }
}

/** Changes words as an instruction says, and nothing else of them. Raises `writer_failed` for what it does not understand, and where nothing would change. */
export function editWords(text: string, instruction: string, enhancing: Enhancing): string[] {
  const { steps, unread } = readInstruction(instruction);
  if (unread !== null) throw refuseStep(unread);
  const { words, networks } = splitNetworks(text);
  const edited = steps.reduce((now, step) => mendWords(follow(now, step, enhancing), now), words);
  if (edited === words)
    throw refuseWish(`These words say “${instruction.slice(0, 80)}” already, as far as the rules can tell.`);
  return [edited + networks];
}
