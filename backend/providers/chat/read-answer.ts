import { failWriter } from './fail-writer.ts';
import type { Place } from './place.ts';

/** What an answer is, by its first bytes: what its sender calls it is not asked. */
export type Told = {
  readonly kind: 'json' | 'events' | 'nothing';
  readonly pieces: AsyncIterable<Uint8Array>;
};

const EVENT = /^(data|event|id|retry)?:/;
/** The longest of the words that tell a stream of events. */
const ENOUGH = 6;

/** Finds out what an answer is. Raises `writer_failed` where it is neither JSON nor a stream of events. */
export async function tellAnswer(place: Place, came: AsyncIterable<Uint8Array>): Promise<Told> {
  const rest = came[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let start = '';
  while (start.length < ENOUGH) {
    const { done, value } = await rest.next();
    if (done) break;
    read.push(value);
    start = Buffer.concat(read)
      .toString('latin1')
      .replace(/^(\xef\xbb\xbf)?\s+/, '');
  }
  async function* pieces() {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  if (start === '') return { kind: 'nothing', pieces: pieces() };
  if (start.startsWith('{') || start.startsWith('[')) return { kind: 'json', pieces: pieces() };
  if (EVENT.test(start)) return { kind: 'events', pieces: pieces() };
  await rest.return?.();
  throw failWriter(
    place,
    'not_words',
    start.startsWith('<')
      ? 'answered with a web page. Is the path of the address right?'
      : 'answered with something that is not text.',
  );
}

/** All of an answer as one string. */
export async function readText(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read).toString('utf8');
}

/** What a text says as JSON. Raises `writer_failed`. */
export function parseAnswer(place: Place, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw failWriter(place, 'not_words', 'answered with something that cannot be read.');
  }
}

/** All of an answer that is JSON. Raises `writer_failed`. */
export async function readJson(place: Place, came: AsyncIterable<Uint8Array>): Promise<unknown> {
  const { kind, pieces } = await tellAnswer(place, came);
  if (kind === 'nothing') throw failWriter(place, 'empty', 'answered with nothing at all.');
  return parseAnswer(place, await readText(pieces));
}

/** The lines of an answer, each with its characters whole, however its bytes were split. */
export async function* readLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  for await (const piece of pieces) {
    const [head = '', ...lines] = decoder.decode(piece, { stream: true }).split('\n');
    rest.push(head);
    for (const line of lines) {
      yield rest.join('');
      rest = [line];
    }
  }
  rest.push(decoder.decode());
  yield rest.join('');
}
