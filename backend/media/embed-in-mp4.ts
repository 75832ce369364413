import { bytesOf } from './byte-source.ts';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { listBoxes } from './list-boxes.ts';
import type { Rewritten } from './rewritten.ts';
import { writeXmp } from './xmp.ts';

const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac';
/** The box that holds an MP4's XMP (ISO 16684-3, 1.2.7), as `listBoxes` names it. */
export const XMP_BOX = `uuid:${XMP_UUID}`;

/** Appends a recipe to an MP4 as XMP: at the end nothing moves, so the offsets inside stay true. */
export function embedInMp4(bytes: Buffer, recipe: EmbeddedRecipe): Rewritten {
  const { parts, whole } = listBoxes(bytesOf(bytes));
  const last = parts.at(-1);
  // A length of 0 means "to the end of the file": a box after it would be taken for its content.
  if (!whole || !last || bytes.readUInt32BE(last.start) === 0) return { bytes, left: 'damaged' };
  const before = bytes.subarray(0, last.name === XMP_BOX ? last.start : last.end);
  const xmp = writeXmp(recipe);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(24 + xmp.length, 0);
  head.write('uuid', 4, 'latin1');
  return { bytes: Buffer.concat([before, head, Buffer.from(XMP_UUID, 'hex'), xmp]), left: null };
}
