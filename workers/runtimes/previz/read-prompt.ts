import { hashText } from './random.ts';
import { type Meaning, type Phrase, readPhrases, splitWords } from './read-words.ts';
import { lights, type SkyLight, type Weather } from './vocabulary/atmosphere.ts';
import { type ColourName, colourHues, type GreyName, greys } from './vocabulary/colours.ts';
import { counts, denials, fillers, type Shot, type Style } from './vocabulary/manner.ts';
import { type Mood, moods } from './vocabulary/moods.ts';
import type { LightName } from './vocabulary/palettes.ts';
import type { Place } from './vocabulary/places.ts';
import { type SubjectKind, type SubjectName, subjects } from './vocabulary/subjects.ts';

/** Something asked for in a scene. */
export type BriefSubject = {
  readonly name: SubjectName;
  readonly kind: SubjectKind;
  readonly count: number;
  readonly colour: ColourName | GreyName | null;
};

/** What a prompt says about a scene, and what is to be left out. */
export type SceneBrief = {
  readonly place: Place | null;
  readonly subjects: readonly BriefSubject[];
  readonly light: LightName | null;
  readonly weather: readonly Weather[];
  readonly sky: readonly SkyLight[];
  readonly moods: readonly Mood[];
  readonly hues: readonly number[];
  readonly chroma: number;
  readonly lightness: number;
  readonly contrast: number;
  readonly style: Style | null;
  readonly shot: Shot | null;
  /** Names of any aspect that must not be there. */
  readonly without: ReadonlySet<string>;
  readonly withoutHues: readonly number[];
  /** A hash of the words that no vocabulary knows; 0 where all are known. */
  readonly unknown: number;
  /** Words to leave out that mean nothing here. */
  readonly unheard: readonly string[];
};

const kindOf = new Map(
  Object.entries(subjects).flatMap(([kind, names]) =>
    Object.keys(names).map(name => [name, kind as SubjectKind] as const),
  ),
);

const rankedLights = Object.keys(lights) as LightName[];

type Reading = { readonly said: Phrase[]; readonly denied: Phrase[] };

function partDenied(phrases: readonly Phrase[]): Reading {
  const said: Phrase[] = [];
  const denied: Phrase[] = [];
  let denying = 0;
  for (const phrase of phrases) {
    const [word = ''] = phrase.words;
    if (phrase.words.length === 1 && denials.has(word)) {
      denying = 2;
      continue;
    }
    if (denying > 0 && phrase.meanings.length > 0) {
      denied.push(phrase);
      denying = 0;
      continue;
    }
    denying = fillers.has(word) ? denying : Math.max(0, denying - 1);
    said.push(phrase);
  }
  return { said, denied };
}

function readLeftOut(phrases: readonly Phrase[]) {
  const without = new Set<string>();
  const hues: number[] = [];
  const unheard: string[] = [];
  for (const { words, meanings } of phrases) {
    const kinds = meanings.filter(m => m.aspect === 'kind');
    for (const kind of kinds) for (const name of Object.keys(subjects[kind.name as SubjectKind])) without.add(name);
    for (const kind of kinds) without.add(kind.name);
    for (const { aspect, name } of meanings) {
      without.add(name);
      if (aspect === 'hue') hues.push(colourHues[name as ColourName].hue);
    }
    if (meanings.length === 0 && !words.every(word => fillers.has(word))) unheard.push(words.join(' '));
  }
  return { without, hues, unheard };
}

/** Whether a phrase speaks of several: "ships", and not "glass" or "a vase of flowers". */
function isPlural(words: readonly string[]): boolean {
  const of = words.indexOf('of');
  const noun = words[(of > 0 ? of : words.length) - 1] ?? '';
  return noun.endsWith('s') && !noun.endsWith('ss') && noun !== 'bus' && noun !== 'columns';
}

function readSubjects(
  said: readonly Phrase[],
  without: ReadonlySet<string>,
): { list: BriefSubject[]; worn: Set<Phrase> } {
  const found = new Map<string, BriefSubject>();
  const worn = new Set<Phrase>();
  for (const [at, phrase] of said.entries()) {
    const meaning = phrase.meanings.find(m => m.aspect === 'subject');
    if (!meaning || without.has(meaning.name)) continue;
    const before = said.slice(Math.max(0, at - 3), at);
    const coloured = before.slice(-2).findLast(p => p.meanings.some(m => m.aspect === 'hue' || m.aspect === 'grey'));
    const colour = coloured?.meanings.find(m => m.aspect === 'hue' || m.aspect === 'grey')?.name as
      | ColourName
      | GreyName
      | undefined;
    if (coloured) worn.add(coloured);
    const number = before
      .flatMap(p => p.words)
      .map(word => counts[word] ?? Number.parseInt(word, 10))
      .findLast(n => Number.isFinite(n) && n > 0);
    const plural = isPlural(phrase.words);
    const kind = kindOf.get(meaning.name) ?? 'object';
    const earlier = found.get(meaning.name);
    const count = Math.min(7, number && number > 1 ? number : plural ? 3 : 1);
    found.set(meaning.name, {
      name: meaning.name as SubjectName,
      kind,
      count: Math.max(count, earlier?.count ?? 1),
      colour: colour ?? earlier?.colour ?? null,
    });
  }
  return { list: mergePeople([...found.values()]), worn };
}

/** "A woman with an umbrella, sitting" is one person: who only says what they hold or do goes before who only says that they are. */
function mergePeople(list: BriefSubject[]): BriefSubject[] {
  const people = list.filter(
    s => s.kind === 'person' && (s.name !== 'child' || !list.some(other => other.name === 'balloonChild')),
  );
  if (people.length < list.filter(s => s.kind === 'person').length)
    return list.filter(s => s.kind !== 'person' || people.includes(s));
  const plain = new Set<SubjectName>(['person', 'woman', 'sitting', 'sailor', 'child']);
  const telling = people.filter(s => !plain.has(s.name));
  if (telling.length > 0) return list.filter(s => s.kind !== 'person' || !plain.has(s.name) || s.name === 'child');
  return people.some(s => s.name === 'sitting')
    ? list.filter(s => s.kind !== 'person' || s.name === 'sitting' || s.name === 'child')
    : list;
}

/** Reads a prompt and what is to be left out; any text gives a brief. */
export function readPrompt(prompt: string, negative: string): SceneBrief {
  const { said, denied } = partDenied(readPhrases(splitWords(prompt)));
  const {
    without,
    hues: withoutHues,
    unheard,
  } = readLeftOut([...denied, ...readPhrases(splitWords(negative)).filter(p => !denials.has(p.words[0] ?? ''))]);
  const meant = (aspect: Meaning['aspect']) =>
    said.flatMap(p => p.meanings.filter(m => m.aspect === aspect).map(m => m.name)).filter(name => !without.has(name));
  const { list, worn } = readSubjects(said, without);
  const ofAll = said
    .filter(p => !worn.has(p))
    .flatMap(p => p.meanings)
    .filter(m => !without.has(m.name));
  const found = meant('mood').map(name => moods[name as Mood]);
  const tones = ofAll.filter(m => m.aspect === 'grey').map(m => greys[m.name as GreyName]);
  const strange = said
    .filter(p => p.meanings.length === 0 && !fillers.has(p.words[0] ?? ''))
    .map(p => p.words.join(' '));
  return {
    place: (meant('place')[0] as Place | undefined) ?? null,
    subjects: list,
    light: rankedLights.find(name => meant('light').includes(name)) ?? null,
    weather: [...new Set(meant('weather') as Weather[])],
    sky: [...new Set(meant('sky') as SkyLight[])],
    moods: [...new Set(meant('mood') as Mood[])],
    hues: ofAll.filter(m => m.aspect === 'hue').map(m => colourHues[m.name as ColourName].hue),
    chroma: [...found, ...tones].reduce((factor, bend) => factor * bend.chroma, 1),
    lightness: Math.max(
      -0.16,
      Math.min(
        0.12,
        [...found, ...tones].reduce((sum, bend) => sum + bend.lightness, 0),
      ),
    ),
    contrast: Math.max(
      0.8,
      Math.min(
        1.35,
        found.reduce((factor, bend) => factor * bend.contrast, 1),
      ),
    ),
    style: (meant('style')[0] as Style | undefined) ?? null,
    shot: (meant('shot')[0] as Shot | undefined) ?? null,
    without,
    withoutHues,
    unknown: strange.length === 0 ? 0 : hashText(strange.join(' ')),
    unheard,
  };
}
