import { namesIn, type Place, readMarks } from './read-marks.ts';

/** A list of words to draw from. */
export type WordList = {
  readonly name: string;
  readonly lines: readonly ListLine[];
  /** The lists that its lines name in turn. */
  readonly names: readonly string[];
};
/** One line of a list by its number from 1, and how often it comes beside the others. */
export type ListLine = { readonly number: number; readonly weight: number; readonly text: string };
/** Lists by `keyOf` their names. */
export type WordLists = ReadonlyMap<string, WordList>;

const WEIGHT = /^(\d{1,6}(?:\.\d{1,6})?)::\s*/;

/** A list's name without the difference that capitals make, as the database tells names apart. */
export const keyOf = (name: string): string => name.replace(/[A-Z]/g, letter => letter.toLowerCase());

/** Where a line of a list stands, for those who are told what is wrong with it. */
export const placeOfLine = (name: string, number: number): Place => ({
  path: `wildcards.${name}.${number}`,
  name: `line ${number} of the wildcard “${name}”`,
});

/** Reads a list: a choice a line, `3::` before one that is to come oftener; empty lines and those that begin with # are none. Raises `invalid_request`, naming the line. */
export function readList(name: string, text: string): WordList {
  const lines: ListLine[] = [];
  const names = new Set<string>();
  text.split(/\r\n|\r|\n/).forEach((written, index) => {
    const line = written.trim();
    if (line === '' || line.startsWith('#')) return;
    const weight = WEIGHT.exec(line);
    const words = weight ? line.slice(weight[0].length) : line;
    const number = index + 1;
    if (words.includes('__') || words.includes('{'))
      for (const named of namesIn(readMarks(words, placeOfLine(name, number)))) names.add(named);
    lines.push({ number, weight: weight ? Number(weight[1]) : 1, text: words });
  });
  return { name, lines, names: [...names] };
}

/** The way from a list over the lists that it names back to itself, by their names; null where there is none. */
export function findLoop(name: string, lists: WordLists): readonly string[] | null {
  const seen = new Set<string>();
  const walk = (at: string, way: readonly string[]): readonly string[] | null => {
    for (const next of lists.get(keyOf(at))?.names ?? []) {
      if (keyOf(next) === keyOf(name)) return [...way, next];
      if (seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      const found = walk(next, [...way, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(name, [name]);
}
