import type { ByteSource } from './byte-source.ts';
import { MOST_PARTS, type Part, type Parts } from './parts.ts';

/** Lists the boxes of an MP4 (ISO/IEC 14496-12, 4.2) in a stretch of it; a `uuid` box is named `uuid:` and its 16 bytes in hex. */
export function listBoxes(source: ByteSource, from = 0, to: number = source.size): Parts {
  const parts: Part[] = [];
  let start = from;
  while (start < to && parts.length < MOST_PARTS) {
    const head = source.read(start, 32);
    if (head.length < 8) break;
    const short = head.readUInt32BE(0);
    const long = short === 1 && head.length >= 16;
    const length = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - start : short;
    let dataStart = start + (long ? 16 : 8);
    let name = head.toString('latin1', 4, 8);
    if (name === 'uuid') {
      name = `uuid:${head.toString('hex', dataStart - start, dataStart - start + 16)}`;
      dataStart += 16;
    }
    const end = start + length;
    if (end < dataStart || end > to) break;
    parts.push({ name, start, dataStart, dataEnd: end, end });
    start = end;
  }
  return { parts, whole: parts.length > 0 && start === to };
}
