import type { Told } from '../../content/index.ts';
import { isObject, type Params } from './family-of.ts';

/** Names under which Reigh's programs write what is to be seen, and what is not. */
const WORDS = /prompt|description|subject|text/i;
const NEGATIVE = /negative/i;
const PICTURE = /image|video|frame_url|mask/i;
/** Deeper than any of their programs nests, and shallow enough for whatever is sent. */
const DEEPEST = 8;

/** Everything that the params of a task say, wherever in them it stands, so that all of it is rated. */
export function readTold(params: Params): Told {
  const words: string[] = [];
  const negative: string[] = [];
  let fromPicture = false;
  const read = (name: string, value: unknown, depth: number): void => {
    if (typeof value === 'string' && value.trim() !== '') {
      if (NEGATIVE.test(name)) negative.push(value);
      else if (WORDS.test(name)) words.push(value);
      else if (PICTURE.test(name)) fromPicture = true;
    } else if (depth < DEEPEST && Array.isArray(value)) {
      for (const item of value) read(name, item, depth + 1);
    } else if (depth < DEEPEST && isObject(value)) {
      for (const [key, item] of Object.entries(value)) read(`${name} ${key}`, item, depth + 1);
    }
  };
  read('', params, 0);
  return {
    words: [...new Set(words)].join('\n'),
    negative: [...new Set(negative)].join('\n'),
    fromPicture,
    pictures: [],
  };
}
