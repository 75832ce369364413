import type { FoundRecipe, MediaType } from '../contract/media.ts';
import { type ByteSource, bytesOf, readFrom } from './byte-source.ts';
import { isXmp, XMP_LABEL } from './embed-in-jpeg.ts';
import { XMP_BOX } from './embed-in-mp4.ts';
import { OUR_KEYWORD, THEIR_KEYWORD } from './embed-in-png.ts';
import { listBoxes } from './list-boxes.ts';
import { listJpegParts } from './list-jpeg-parts.ts';
import { listPngParts } from './list-png-parts.ts';
import { listWebpParts } from './list-webp-parts.ts';
import type { Part } from './parts.ts';
import { decodePngText, LONGEST_TEXT, PNG_TEXT_CHUNKS } from './png-text.ts';
import { readExif } from './read-exif.ts';
import { readRecipeJson } from './recipe-json.ts';
import { readRecipeText } from './recipe-text.ts';
import { readXmp } from './xmp.ts';

/** Finds a recipe in a file, ours before another program's. Reads no text longer than 1 MB, and takes whatever is broken for nothing. */
export function readRecipe(from: Buffer | string, type: MediaType): FoundRecipe | null {
  return typeof from === 'string' ? readFrom(from, source => find(source, type)) : find(bytesOf(from), type);
}

function find(source: ByteSource, type: MediaType): FoundRecipe | null {
  switch (type) {
    case 'image/png':
      return findInPng(source);
    case 'image/jpeg':
      return findInJpeg(source);
    case 'image/webp':
      return findInWebp(source);
    case 'video/mp4':
      return findFirst(cut(source, listBoxes(source).parts, XMP_BOX), readXmp);
    case 'image/gif':
    case 'image/avif':
    case 'video/webm':
      return null;
    default:
      return type satisfies never;
  }
}

/** The data of the pieces with a name, but for those too long to be a recipe. */
const cut = (source: ByteSource, parts: readonly Part[], name: string): Buffer[] =>
  parts
    .filter(part => part.name === name && part.dataEnd - part.dataStart <= LONGEST_TEXT)
    .map(part => source.read(part.dataStart, part.dataEnd - part.dataStart));

function findFirst(pieces: readonly Buffer[], read: (piece: Buffer) => FoundRecipe | null): FoundRecipe | null {
  for (const piece of pieces) {
    const found = read(piece);
    if (found) return found;
  }
  return null;
}

function findInPng(source: ByteSource): FoundRecipe | null {
  const { parts } = listPngParts(source);
  const texts = [...PNG_TEXT_CHUNKS].flatMap(name => cut(source, parts, name).map(data => decodePngText(name, data)));
  const named = (keyword: string) => texts.find(text => text?.keyword === keyword)?.text ?? '';
  return readRecipeJson(named(OUR_KEYWORD)) ?? readRecipeText(named(THEIR_KEYWORD));
}

const readComment = (exif: Buffer): FoundRecipe | null => readRecipeText(readExif(exif).comment ?? '');

function findInJpeg(source: ByteSource): FoundRecipe | null {
  const segments = cut(source, listJpegParts(source).parts, 'ffe1');
  const ours = findFirst(segments.filter(isXmp), data => readXmp(data.subarray(XMP_LABEL.length)));
  return (
    ours ??
    findFirst(
      segments.filter(data => !isXmp(data)),
      readComment,
    )
  );
}

function findInWebp(source: ByteSource): FoundRecipe | null {
  const { parts } = listWebpParts(source);
  return findFirst(cut(source, parts, 'XMP '), readXmp) ?? findFirst(cut(source, parts, 'EXIF'), readComment);
}
