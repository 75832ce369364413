import type { ByteSource } from './byte-source.ts';
import { MOST_PARTS, type Part, type Parts } from './parts.ts';

/** The id of a WebM file's one Segment, which holds everything but the EBML header. */
export const SEGMENT = '18538067';

/** A variable-length integer (RFC 8794, 4): its length in bytes and, less the marker bit, its value; null for "unknown length". */
function readVint(source: ByteSource, at: number): { length: number; value: number | null } | undefined {
  const first = source.read(at, 1)[0];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  const bytes = source.read(at, length);
  if (bytes.length < length) return undefined;
  const ones = bytes.every((byte, index) => (index === 0 ? byte | ((0xff << (8 - length)) & 0xff) : byte) === 0xff);
  const value = bytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, first & (0xff >> length));
  return { length, value: ones ? null : value };
}

/** Lists the elements of a WebM in a stretch of it, named by id in hex; one of unknown length reaches to the end of the stretch. */
export function listWebmParts(source: ByteSource, from = 0, to: number = source.size): Parts {
  const parts: Part[] = [];
  let start = from;
  while (start < to && parts.length < MOST_PARTS) {
    const id = readVint(source, start);
    const size = id && readVint(source, start + id.length);
    if (!id || !size) break;
    const dataStart = start + id.length + size.length;
    const end = size.value === null ? to : dataStart + size.value;
    if (end > to) break;
    parts.push({ name: source.read(start, id.length).toString('hex'), start, dataStart, dataEnd: end, end });
    start = end;
  }
  return { parts, whole: parts.length > 0 && start === to };
}
