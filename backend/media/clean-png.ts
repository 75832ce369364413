import { bytesOf } from './byte-source.ts';
import { encodePngChunk } from './encode-png-chunk.ts';
import { listPngParts, PNG_SIGNATURE } from './list-png-parts.ts';
import { PNG_TEXT_CHUNKS } from './png-text.ts';
import { readExif, writeOrientation } from './read-exif.ts';

/** A PNG without its texts, time, camera notes and credentials; null when it is broken. */
export function cleanPng(bytes: Buffer): Buffer | null {
  const { parts, whole } = listPngParts(bytesOf(bytes));
  if (!whole) return null;
  const pieces = parts.flatMap(({ name, start, dataStart, dataEnd, end }) => {
    if (PNG_TEXT_CHUNKS.has(name) || name === 'tIME' || name === 'caBX') return [];
    if (name !== 'eXIf') return [bytes.subarray(start, end)];
    const { orientation } = readExif(bytes.subarray(dataStart, dataEnd));
    return orientation === 1 ? [] : [encodePngChunk('eXIf', writeOrientation(orientation))];
  });
  return Buffer.concat([PNG_SIGNATURE, ...pieces]);
}
