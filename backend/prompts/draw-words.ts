import { makeRandom } from './make-random.ts';
import { keyOf, type ListLine, placeOfLine, type WordList, type WordLists } from './read-list.ts';
import { namesIn, type Option, type Part, type Place, readMarks, refuseWords } from './read-marks.ts';

/** The longest words that may come of a drawing, in characters. */
export const DRAWN_MOST = 50_000;
const DRAWS_MOST = 2_000;
const DEPTH_MOST = 20;

/** What was drawn, and the names of the lists it may be drawn from. */
export type Drawn = { readonly text: string; readonly lists: readonly string[]; readonly varies: boolean };

/** One of these by its weight. */
function pick<T extends { readonly weight: number }>(from: readonly T[], random: () => number): T | undefined {
  let left = random() * from.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of from) {
    left -= one.weight;
    if (left < 0) return one;
  }
  return from.findLast(({ weight }) => weight > 0);
}

function pickSome(options: readonly Option[], count: number, random: () => number): Option[] {
  const left = options.filter(({ weight }) => weight > 0);
  const picked: Option[] = [];
  while (picked.length < count) {
    const option = pick(left, random);
    if (!option) break;
    picked.push(option);
    left.splice(left.indexOf(option), 1);
  }
  return picked;
}

/** Every list that these may lead to, so that a list that is not there is told whatever the seed draws. */
function checkLists(names: readonly string[], lists: WordLists, place: Place): string[] {
  const depths = new Map<string, { readonly name: string; readonly depth: number }>();
  const look = (name: string, way: readonly string[]): number => {
    const key = keyOf(name);
    const known = depths.get(key);
    if (known) return known.depth;
    if (way.some(before => keyOf(before) === key))
      throw refuseWords(place, `the wildcard “${name}” leads back to itself: ${[...way, name].join(' → ')}`);
    const list = lists.get(key);
    if (!list) {
      const by = way.length === 0 ? '' : `, which “${way.at(-1)}” names`;
      const escaped = `\\__${name}__`;
      throw refuseWords(
        place,
        `there is no wildcard “${name}”${by}; add it, or write ${escaped} where the underscores are meant`,
      );
    }
    if (list.lines.every(({ weight }) => weight === 0))
      throw refuseWords(place, `the wildcard “${name}” has no line that could be drawn`);
    const depth = 1 + Math.max(0, ...list.names.map(next => look(next, [...way, name])));
    if (depth > DEPTH_MOST) throw refuseWords(place, `wildcards name one another more than ${DEPTH_MOST} deep`);
    depths.set(key, { name: list.name, depth });
    return depth;
  };
  for (const name of names) look(name, []);
  return [...depths.values()].map(({ name }) => name);
}

/**
 * Draws words with a seed: the same seed, words and lists draw the same. Each choice of the words draws for itself, so that one more of them changes none before it;
 * `stream` keeps texts apart that are drawn with one seed. Raises `invalid_request` for a list that is not there or leads back to itself, and where more than
 * 50,000 characters or 2,000 choices would come of it.
 */
export function drawWords(text: string, place: Place, seed: number, stream: number, lists: WordLists): Drawn {
  const parts = readMarks(text, place);
  const names = namesIn(parts);
  const checked = checkLists(names, lists, place);
  let draws = 0;
  let length = 0;
  const count = () => {
    draws += 1;
    if (draws > DRAWS_MOST)
      throw refuseWords(place, `more than ${DRAWS_MOST.toLocaleString('en')} choices would be drawn`);
  };
  const measure = (words: string): string => {
    length += words.length;
    if (length > DRAWN_MOST)
      throw refuseWords(place, `more than ${DRAWN_MOST.toLocaleString('en')} characters would be drawn`);
    return words;
  };
  const drawLine = ({ name }: WordList, line: ListLine | undefined, random: () => number): string =>
    line ? drawAll(readMarks(line.text, placeOfLine(name, line.number)), () => random) : '';
  const drawOne = (part: Part, random: () => number): string => {
    switch (part.kind) {
      case 'text':
        return measure(part.text);
      case 'list': {
        count();
        const list = lists.get(keyOf(part.name));
        return list ? drawLine(list, pick(list.lines, random), random) : '';
      }
      case 'choice': {
        count();
        const { least, most, joiner, options } = part;
        const many = least + Math.floor(random() * (most - least + 1));
        return pickSome(options, many, random)
          .map(option => drawAll(option.parts, () => random))
          .join(joiner);
      }
      default:
        return part satisfies never;
    }
  };
  const drawAll = (all: readonly Part[], randomOf: (index: number) => () => number): string => {
    let drawn = '';
    let marks = 0;
    for (const part of all) drawn += drawOne(part, part.kind === 'text' ? never : randomOf(marks++));
    return drawn;
  };
  const drawn = drawAll(parts, index => makeRandom(seed, stream, index));
  return { text: drawn, lists: checked, varies: parts.some(({ kind }) => kind !== 'text') };
}

const never = (): number => {
  throw new Error('Plain words draw nothing.');
};
