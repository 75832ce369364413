import { bytesOf } from './byte-source.ts';
import { encodeRiffChunk, encodeWebp, readWebpHeader, WEBP_FLAGS } from './encode-webp.ts';
import { listWebpParts } from './list-webp-parts.ts';
import { readExif, writeOrientation } from './read-exif.ts';

/** The chunks that draw the picture (RFC 9649, 2.7); all others hold words, or something unknown. */
const NEEDED: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** A WebP without XMP, camera notes, credentials and unknown chunks; null when it is broken. */
export function cleanWebp(bytes: Buffer): Buffer | null {
  const { parts, whole } = listWebpParts(bytesOf(bytes));
  const [first] = parts;
  const header = whole && first ? readWebpHeader(bytes, first) : null;
  if (!header) return null;
  if (first?.name !== 'VP8X' && parts.length === 1) return Buffer.from(bytes.subarray(0, 8 + bytes.readUInt32LE(4)));
  const notes = parts.find(part => part.name === 'EXIF');
  const { orientation } = readExif(notes ? bytes.subarray(notes.dataStart, notes.dataEnd) : Buffer.alloc(0));
  const turned = orientation === 1 ? [] : [encodeRiffChunk('EXIF', writeOrientation(orientation))];
  header[0] = (header[0] ?? 0) & ~(WEBP_FLAGS.xmp | WEBP_FLAGS.exif);
  if (turned.length > 0) header[0] |= WEBP_FLAGS.exif;
  const kept = parts.filter(part => NEEDED.has(part.name));
  const pieces = kept.map(part => encodeRiffChunk(part.name, bytes.subarray(part.dataStart, part.dataEnd)));
  return encodeWebp([encodeRiffChunk('VP8X', header), ...pieces, ...turned]);
}
