import { bytesOf } from './byte-source.ts';
import { listBoxes } from './list-boxes.ts';
import { listWebmParts, SEGMENT } from './list-webm-parts.ts';
import type { Part } from './parts.ts';

/** Boxes of an MP4 that only hold other boxes, in which words may lie. */
const HOLDERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf']);
const WORDS = /^(udta|meta|uuid:.*|free|skip)$/;
const TAGS = '1254c367';
const ATTACHMENTS = '1941a469';
const INFO = '1549a966';
const TITLE = '7ba9';
const CHECK_SUM = 'bf';
const VOID = 0xec;

/**
 * A clip whose words (MP4: user data, metadata and extension boxes; WebM: tags and attachments) are blanked in their places:
 * nothing moves, so the offsets that point into the file stay true. Null when it is broken.
 */
export function cleanClip(bytes: Buffer, type: 'video/mp4' | 'video/webm'): Buffer | null {
  const cleaned = Buffer.from(bytes);
  return (type === 'video/mp4' ? cleanBoxes : cleanElements)(cleaned) ? cleaned : null;
}

function cleanBoxes(bytes: Buffer, from = 0, to = bytes.length): boolean {
  const { parts, whole } = listBoxes(bytesOf(bytes), from, to);
  for (const { name, start, dataStart, end } of parts) {
    if (HOLDERS.has(name)) cleanBoxes(bytes, dataStart, end);
    if (!WORDS.test(name)) continue;
    bytes.write('free', start + 4, 'latin1');
    // A length of 1 says that the true one stands in the eight bytes after the name.
    bytes.fill(0, start + (bytes.readUInt32BE(start) === 1 ? 16 : 8), end);
  }
  return whole;
}

function cleanElements(bytes: Buffer): boolean {
  const { parts, whole } = listWebmParts(bytesOf(bytes));
  const segment = parts.find(part => part.name === SEGMENT);
  if (!whole || !segment) return false;
  const children = listWebmParts(bytesOf(bytes), segment.dataStart, segment.dataEnd);
  for (const child of children.parts) {
    if (child.name === TAGS || child.name === ATTACHMENTS) blank(bytes, child);
    if (child.name !== INFO) continue;
    const info = listWebmParts(bytesOf(bytes), child.dataStart, child.dataEnd).parts;
    if (info.some(part => part.name === TITLE))
      for (const part of info) if (part.name === TITLE || part.name === CHECK_SUM) blank(bytes, part);
  }
  return true;
}

/** Turns an element into an empty one (`Void`, RFC 8794, 11.3.2) of the same length: with a length in eight bytes, or in one where it is short. */
function blank(bytes: Buffer, { start, end }: Part): void {
  const width = end - start >= 9 ? 8 : 1;
  bytes.fill(0, start, end);
  bytes[start] = VOID;
  bytes.writeUIntBE(end - start - 1 - width, start + 1 + Math.max(0, width - 6), Math.min(6, width));
  bytes[start + 1] = width === 8 ? 0x01 : 0x80 | (bytes[start + 1] ?? 0);
}
