import { bytesOf } from './byte-source.ts';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { listJpegParts } from './list-jpeg-parts.ts';
import type { Part } from './parts.ts';
import type { Rewritten } from './rewritten.ts';
import { writeXmp } from './xmp.ts';

/** What a JPEG's APP1 segment begins with when it holds XMP (ISO 16684-3, 1.1.3). */
export const XMP_LABEL = 'http://ns.adobe.com/xap/1.0/\0';
/** The length of a segment is a 16-bit number that counts itself. */
const LONGEST_SEGMENT = 65_533;

/** A JPEG segment, with its marker and length. */
export function encodeJpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** True for the data of an APP1 segment that holds XMP. */
export const isXmp = (data: Buffer): boolean => data.toString('latin1', 0, XMP_LABEL.length) === XMP_LABEL;

/** Puts a recipe into a JPEG as XMP, behind the segments that must come first (JFIF, EXIF). */
export function embedInJpeg(bytes: Buffer, recipe: EmbeddedRecipe): Rewritten {
  const { parts, whole } = listJpegParts(bytesOf(bytes));
  if (!whole) return { bytes, left: 'damaged' };
  const data = Buffer.concat([Buffer.from(XMP_LABEL, 'latin1'), writeXmp(recipe)]);
  if (data.length > LONGEST_SEGMENT) return { bytes, left: 'too_long' };
  const others = parts.filter(({ name, dataStart }) => name !== 'ffe1' || !isXmp(bytes.subarray(dataStart)));
  const leading = others.findIndex(part => part.name !== 'ffe0' && part.name !== 'ffe1');
  const cut = (part: Part) => bytes.subarray(part.start, part.end);
  const [before, after] = [others.slice(0, leading).map(cut), others.slice(leading).map(cut)];
  const pieces = [bytes.subarray(0, 2), ...before, encodeJpegSegment(0xe1, data), ...after];
  return { bytes: Buffer.concat(pieces), left: null };
}
