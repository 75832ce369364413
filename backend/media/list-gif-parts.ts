import type { ByteSource } from './byte-source.ts';
import { MOST_PARTS, type Part, type Parts } from './parts.ts';

/** The length in bytes of a colour table, from the flags beside it: 3 × 2^(n+1), or none. */
const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0);

/** The end of a chain of data sub-blocks, each led by its length and ended by an empty one; null when the file ends before. */
function endOfChain(source: ByteSource, start: number): number | null {
  for (let at = start; ; ) {
    const length = source.read(at, 1)[0];
    if (length === undefined) return null;
    at += 1 + length;
    if (length === 0) return at;
  }
}

/** Lists the blocks of a GIF89a (its sections 17 to 27): `image`, and extensions by label (`fe` a comment, `ff:XMP DataXMP` an application's). */
export function listGifParts(source: ByteSource): Parts {
  const parts: Part[] = [];
  let start = 13 + tableLength(source.read(10, 1)[0] ?? 0);
  while (parts.length < MOST_PARTS) {
    const [kind, label = 0] = source.read(start, 2);
    if (kind === 0x3b) return { parts, whole: true };
    let name = 'image';
    let dataStart = start + 11 + tableLength(source.read(start + 9, 1)[0] ?? 0);
    if (kind === 0x21) {
      name = label.toString(16).padStart(2, '0');
      if (name === 'ff') name += `:${source.read(start + 3, 11).toString('latin1')}`;
      dataStart = start + 2;
    } else if (kind !== 0x2c) break;
    const end = endOfChain(source, dataStart);
    if (end === null) break;
    parts.push({ name, start, dataStart, dataEnd: end, end });
    start = end;
  }
  return { parts, whole: false };
}
