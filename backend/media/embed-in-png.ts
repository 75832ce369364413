import { bytesOf } from './byte-source.ts';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { encodePngChunk } from './encode-png-chunk.ts';
import { listPngParts, PNG_SIGNATURE } from './list-png-parts.ts';
import type { Part } from './parts.ts';
import { decodePngText, encodePngText, PNG_TEXT_CHUNKS } from './png-text.ts';
import { writeRecipeJson } from './recipe-json.ts';
import { writeRecipeText } from './recipe-text.ts';
import type { Rewritten } from './rewritten.ts';

/** The keyword of our JSON. */
export const OUR_KEYWORD = 'dailies';
/** The keyword of the text that other programs read. */
export const THEIR_KEYWORD = 'parameters';

/** Puts a recipe's two texts behind a PNG's header, where readers that stop at the pixels still find them. */
export function embedInPng(bytes: Buffer, recipe: EmbeddedRecipe): Rewritten {
  const { parts, whole } = listPngParts(bytesOf(bytes));
  const [header, ...others] = parts;
  if (!whole || header?.name !== 'IHDR') return { bytes, left: 'damaged' };
  const isOlderRecipe = ({ name, dataStart, dataEnd }: Part) => {
    if (!PNG_TEXT_CHUNKS.has(name)) return false;
    const keyword = decodePngText(name, bytes.subarray(dataStart, dataEnd))?.keyword;
    return keyword === OUR_KEYWORD || keyword === THEIR_KEYWORD;
  };
  const rest = others.filter(part => !isOlderRecipe(part)).map(part => bytes.subarray(part.start, part.end));
  const ours = encodePngChunk('iTXt', Buffer.from(`${OUR_KEYWORD}\0\0\0\0\0${writeRecipeJson(recipe)}`, 'utf8'));
  const theirs = encodePngText(THEIR_KEYWORD, writeRecipeText(recipe));
  const pieces = [PNG_SIGNATURE, bytes.subarray(header.start, header.end), theirs, ours, ...rest];
  return { bytes: Buffer.concat(pieces), left: null };
}
