import type { ReadyRules, Sign, Term } from './content-rules.ts';
import { readWords, type Word } from './read-words.ts';

/** A sign found in a text: what it is a sign of, its words as they were written, and where they stand. */
export type Found = { readonly sign: Sign; readonly words: string; readonly from: number; readonly to: number };

/** A letter that was starred out stands for any. */
const starred = (word: Word): RegExp | null =>
  /\p{L}\*+\p{L}/u.test(word.written)
    ? new RegExp(`^${word.written.replace(/[^\p{L}\p{N}*]/gu, '').replace(/\*/g, '\\p{L}')}$`, 'u')
    : null;

function startsOf(word: Word, rules: ReadyRules): readonly Term[] {
  const known = word.readings.flatMap(reading => rules.byFirst.get(reading) ?? []);
  const shape = starred(word);
  if (!shape) return known;
  const hidden = [...rules.byFirst].filter(([first]) => shape.test(first)).flatMap(([, terms]) => terms);
  return [...known, ...hidden.filter(({ words }) => words.length === 1)];
}

function goesOn(words: readonly Word[], at: number, term: Term): boolean {
  return term.words.slice(1).every((wanted, index) => {
    const next = words[at + 1 + index];
    const last = index === term.words.length - 2;
    return (
      next?.readings.some(reading => (last && term.open ? reading.startsWith(wanted) : reading === wanted)) === true
    );
  });
}

function findAt(word: Word, words: readonly Word[], rules: ReadyRules, joined: boolean): Found[] {
  const begun = rules.beginnings.filter(({ word: begin }) => word.readings.some(reading => reading.startsWith(begin)));
  const found = begun.map(({ sign }) => ({ sign, words: word.written, from: word.at, to: word.at + 1 }));
  for (const term of startsOf(word, rules)) {
    const long = term.words.length;
    if (joined ? long > 1 : !goesOn(words, word.at, term)) continue;
    const written = [word.written, ...words.slice(word.at + 1, word.at + long).map(next => next.written)].join(' ');
    found.push({ sign: term.sign, words: written, from: word.at, to: word.at + long });
  }
  return found;
}

/** Everything in a text that is a sign of something, without what a harmless phrase around it explains ("breast cancer poster"). */
export function findSigns(text: string, rules: ReadyRules): Found[] {
  const { words, joined } = readWords(text);
  const found = [
    ...words.flatMap(word => findAt(word, words, rules, false)),
    ...joined.flatMap(word => findAt(word, words, rules, true)),
  ];
  const innocent = found.filter(({ sign }) => sign === 'innocent');
  const explained = ({ from, to }: Found) => innocent.some(around => around.from <= from && to <= around.to);
  const plain = text.normalize('NFC').toLowerCase();
  const harmless = rules.anywhere.filter(({ sign, text: part }) => sign === 'innocent' && plain.includes(part));
  const within = rules.anywhere
    .filter(({ sign, text: part }) => sign !== 'innocent' && plain.includes(part))
    .filter(({ text: part }) => !harmless.some(around => around.text.includes(part)))
    .map(({ sign, text: part }) => ({ sign, words: part, from: -1, to: -1 }));
  return [...found.filter(one => one.sign !== 'innocent' && !explained(one)), ...within];
}
