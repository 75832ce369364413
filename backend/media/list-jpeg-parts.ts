import type { ByteSource } from './byte-source.ts';
import { MOST_PARTS, type Part, type Parts } from './parts.ts';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Markers that stand alone, without a length: TEM and RST0 to RST7 (ITU-T T.81, table B.1). */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Lists the segments of a JPEG, named by marker (`ffe1`), up to the picture itself, which with all after it is the last (`ffda`). */
export function listJpegParts(source: ByteSource): Parts {
  const parts: Part[] = [];
  let start = 2;
  while (parts.length < MOST_PARTS) {
    const head = source.read(start, 4);
    const marker = head[1];
    if (head[0] !== 0xff || marker === undefined || marker === END_OF_IMAGE) break;
    if (marker === 0xff) {
      start += 1;
      continue;
    }
    const name = `ff${marker.toString(16).padStart(2, '0')}`;
    if (marker === START_OF_SCAN) {
      parts.push({ name, start, dataStart: start + 2, dataEnd: source.size, end: source.size });
      return { parts, whole: true };
    }
    if (head.length < 4) break;
    const end = isBare(marker) ? start + 2 : start + 2 + head.readUInt16BE(2);
    if (end > source.size || (!isBare(marker) && end < start + 4)) break;
    parts.push({ name, start, dataStart: Math.min(start + 4, end), dataEnd: end, end });
    start = end;
  }
  return { parts, whole: false };
}
