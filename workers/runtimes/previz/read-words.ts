import { lights, skyLights, weathers } from './vocabulary/atmosphere.ts';
import { colourHues, greys } from './vocabulary/colours.ts';
import { shots, styles } from './vocabulary/manner.ts';
import { moods } from './vocabulary/moods.ts';
import { places } from './vocabulary/places.ts';
import { kindWords, type SubjectKind, subjects } from './vocabulary/subjects.ts';

/** The side of a scene that a phrase speaks of. */
export type Aspect =
  | 'place'
  | 'subject'
  | 'light'
  | 'weather'
  | 'sky'
  | 'mood'
  | 'hue'
  | 'grey'
  | 'style'
  | 'shot'
  | 'kind';
/** One meaning of a phrase. */
export type Meaning = { readonly aspect: Aspect; readonly name: string };
/** A phrase of a text: what it means (nothing is an unknown word) and its own words. */
export type Phrase = { readonly words: readonly string[]; readonly meanings: readonly Meaning[] };

/** The longest phrase of the vocabularies, in words. */
const LONGEST = 5;
/** Words beyond these say nothing new and cost time. */
const WORD_LIMIT = 600;

const split = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’&-]*/gu) ?? [];
const tidy = (word: string) => word.replaceAll('’', "'").replace(/[-']+$/, '');

/** The words of a text in lower case, at most the first few hundred. */
export const splitWords = (text: string): string[] =>
  split(text.normalize('NFC').toLowerCase().slice(0, 12_000))
    .slice(0, WORD_LIMIT)
    .map(tidy)
    .filter(word => word !== '');

function buildIndex(): ReadonlyMap<string, readonly Meaning[]> {
  const index = new Map<string, Meaning[]>();
  const put = (aspect: Aspect, name: string, words: string) => {
    for (const phrase of words.split(',')) {
      const key = splitWords(phrase).join(' ');
      const meanings = index.get(key) ?? [];
      if (!meanings.some(m => m.aspect === aspect)) index.set(key, [...meanings, { aspect, name }]);
    }
  };
  for (const [name, words] of Object.entries(places)) put('place', name, words);
  for (const kind of Object.values(subjects))
    for (const [name, words] of Object.entries(kind)) put('subject', name, words);
  for (const [name, words] of Object.entries(lights)) put('light', name, words);
  for (const [name, words] of Object.entries(weathers)) put('weather', name, words);
  for (const [name, words] of Object.entries(skyLights)) put('sky', name, words);
  for (const [name, { words }] of Object.entries(moods)) put('mood', name, words);
  for (const [name, { words }] of Object.entries(colourHues)) put('hue', name, words);
  for (const [name, { words }] of Object.entries(greys)) put('grey', name, words);
  for (const [name, words] of Object.entries(styles)) put('style', name, words);
  for (const [name, words] of Object.entries(shots)) put('shot', name, words);
  for (const kind of Object.keys(kindWords) as SubjectKind[]) put('kind', kind, kindWords[kind]);
  return index;
}

const index = buildIndex();

function* formsOf(phrase: string): Generator<string> {
  yield phrase;
  if (phrase.endsWith("'s")) yield phrase.slice(0, -2);
  if (phrase.endsWith('ies')) yield `${phrase.slice(0, -3)}y`;
  if (phrase.endsWith('es')) yield phrase.slice(0, -2);
  if (phrase.endsWith('s') && !phrase.endsWith('ss')) yield phrase.slice(0, -1);
  yield phrase.replaceAll('-', ' ');
}

function lookUp(phrase: string): readonly Meaning[] | undefined {
  for (const form of formsOf(phrase)) {
    const found = index.get(form);
    if (found) return found;
  }
  return undefined;
}

/** Cuts words into phrases that a vocabulary knows, the longest first, and single unknown words. */
export function readPhrases(words: readonly string[]): Phrase[] {
  const phrases: Phrase[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 1;
    let meanings: readonly Meaning[] = [];
    for (let size = Math.min(LONGEST, words.length - at); size > 0; size--) {
      const found = lookUp(words.slice(at, at + size).join(' '));
      if (!found) continue;
      taken = size;
      meanings = found;
      break;
    }
    phrases.push({ words: words.slice(at, at + taken), meanings });
    at += taken;
  }
  return phrases;
}
