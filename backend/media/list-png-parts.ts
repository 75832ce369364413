import type { ByteSource } from './byte-source.ts';
import { MOST_PARTS, type Part, type Parts } from './parts.ts';

/** The eight bytes that every PNG begins with. */
export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Lists the chunks of a PNG (ISO/IEC 15948, 5.3), from IHDR to IEND. */
export function listPngParts(source: ByteSource): Parts {
  const parts: Part[] = [];
  let start = PNG_SIGNATURE.length;
  while (parts.length < MOST_PARTS) {
    const head = source.read(start, 8);
    if (head.length < 8) break;
    const dataStart = start + 8;
    const dataEnd = dataStart + head.readUInt32BE(0);
    const part = { name: head.toString('latin1', 4, 8), start, dataStart, dataEnd, end: dataEnd + 4 };
    if (part.end > source.size) break;
    parts.push(part);
    if (part.name === 'IEND') return { parts, whole: true };
    start = part.end;
  }
  return { parts, whole: false };
}
