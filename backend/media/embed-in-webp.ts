import { bytesOf } from './byte-source.ts';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { encodeRiffChunk, encodeWebp, readWebpHeader, WEBP_FLAGS } from './encode-webp.ts';
import { listWebpParts } from './list-webp-parts.ts';
import type { Rewritten } from './rewritten.ts';
import { writeXmp } from './xmp.ts';

/** Puts a recipe at a WebP's end as XMP, and turns a simple file into an extended one, which alone may carry it. */
export function embedInWebp(bytes: Buffer, recipe: EmbeddedRecipe): Rewritten {
  const { parts, whole } = listWebpParts(bytesOf(bytes));
  const [first] = parts;
  const header = whole && first ? readWebpHeader(bytes, first) : null;
  if (!header) return { bytes, left: 'damaged' };
  header[0] = (header[0] ?? 0) | WEBP_FLAGS.xmp;
  const rest = parts.filter(part => part.name !== 'VP8X' && part.name !== 'XMP ');
  const pieces = rest.map(part => encodeRiffChunk(part.name, bytes.subarray(part.dataStart, part.dataEnd)));
  const chunks = [encodeRiffChunk('VP8X', header), ...pieces, encodeRiffChunk('XMP ', writeXmp(recipe))];
  return { bytes: encodeWebp(chunks), left: null };
}
