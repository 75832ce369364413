import type { ByteSource } from './byte-source.ts';
import { MOST_PARTS, type Part, type Parts } from './parts.ts';

/** Lists the chunks of a WebP's RIFF container (RFC 9649, 2.3), after its 12-byte header. */
export function listWebpParts(source: ByteSource): Parts {
  const header = source.read(0, 12);
  const parts: Part[] = [];
  if (header.length < 12) return { parts, whole: false };
  const fileEnd = 8 + header.readUInt32LE(4);
  let start = 12;
  while (start + 8 <= Math.min(fileEnd, source.size) && parts.length < MOST_PARTS) {
    const head = source.read(start, 8);
    const dataStart = start + 8;
    const dataEnd = dataStart + head.readUInt32LE(4);
    if (dataEnd > source.size) return { parts, whole: false };
    const end = dataEnd + (dataEnd % 2);
    parts.push({ name: head.toString('latin1', 0, 4), start, dataStart, dataEnd, end });
    start = end;
  }
  return { parts, whole: parts.length > 0 && start >= fileEnd };
}
