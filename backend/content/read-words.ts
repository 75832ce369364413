/** Letters of other scripts, and marks, that are drawn like Latin ones: what stands in for a letter in a word that hides. Drawn from the confusables of Unicode TR 39, as far as Cyrillic and Greek go. */
const DRAWN_ALIKE: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  ı: 'i',
};

/** Digits and marks that are written for letters inside a word ("p0rn"). */
const WRITTEN_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
  '*': '',
};

/** One word of a text: where it stands, how it was written, and everything that it may stand for. */
export type Word = { readonly at: number; readonly written: string; readonly readings: readonly string[] };

const LETTER = /[\p{L}\p{N}]/u;
const swap = (word: string, table: Readonly<Record<string, string>>) =>
  [...word].map(letter => table[letter] ?? letter).join('');
const bareOf = (word: string) => word.replace(/[^\p{L}\p{N}]/gu, '');
const shorten = (word: string, to: number) => word.replace(/(\p{L})\1{2,}/gu, (_, letter: string) => letter.repeat(to));

function readingsOf(written: string): string[] {
  const plain = bareOf(written);
  const hidden = /\p{L}/u.test(written) ? bareOf(swap(written, WRITTEN_FOR)) : plain;
  const all = [plain, hidden].flatMap(word => [word, swap(word, DRAWN_ALIKE)]);
  return [...new Set(all.flatMap(word => [word, shorten(word, 1), shorten(word, 2)]))].filter(word => word !== '');
}

/** The shortest and the longest word that is looked for in letters that stand alone. */
const LONE = { least: 3, most: 14 };

/** Letters that stand alone, one after the other, may be words spaced apart ("n u d e"): every word that they could spell is a reading. */
function joinLone(words: readonly Word[]): Word[] {
  const runs: Word[][] = [[]];
  for (const word of words) {
    if ([...word.written].length === 1) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.flatMap(run => {
    const [first] = run;
    if (!first || run.length < LONE.least) return [];
    const letters = run.map(word => word.written).join('');
    const spelled = readingsOf(letters).flatMap(reading =>
      [...reading].flatMap((_, from) =>
        Array.from({ length: LONE.most - LONE.least + 1 }, (_none, more) =>
          reading.slice(from, from + LONE.least + more),
        ),
      ),
    );
    return [{ at: first.at, written: letters, readings: [...new Set(spelled)] }];
  });
}

const flatten = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
const chunksOf = (flat: string) => flat.split(/[\s,;:()[\]{}"“”«»<>/\\]+/u);
const piecesOf = (chunk: string) =>
  chunk.split(/[-_.·'’+~=\p{Extended_Pictographic}]+/u).filter(piece => LETTER.test(piece));

/** The words of a text as they stand there, without accents and marks: of a text that hides nothing. */
export const readPlainWords = (text: string): string[] => chunksOf(flatten(text)).flatMap(piecesOf).map(bareOf);

/**
 * The words of a text as a reader would take them: accents, invisible marks, look-alike letters, digits for letters, drawn-out letters and
 * letters spaced apart are all read through. `words` follow one another; `joined` are further readings of several of them together.
 */
export function readWords(text: string): { readonly words: readonly Word[]; readonly joined: readonly Word[] } {
  const words: Word[] = [];
  const joined: Word[] = [];
  const known = new Map<string, string[]>();
  const read = (written: string) => {
    const readings = known.get(written) ?? readingsOf(written);
    known.set(written, readings);
    return readings;
  };
  for (const chunk of chunksOf(flatten(text))) {
    const pieces = piecesOf(chunk);
    if (pieces.length > 1) joined.push({ at: words.length, written: chunk, readings: readingsOf(pieces.join('')) });
    for (const written of pieces) words.push({ at: words.length, written, readings: read(written) });
  }
  return { words, joined: [...joined, ...joinLone(words)] };
}
