import { isUtf8 } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { encodePngChunk } from './encode-png-chunk.ts';

/** The longest text that is read from a picture, in bytes: ten times the longest prompt. */
export const LONGEST_TEXT = 1024 * 1024;
/** The chunks that hold words (ISO/IEC 15948, 11.3.4). */
export const PNG_TEXT_CHUNKS: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt']);

const isLatin1 = (text: string) => !/[^\n\x20-\x7e\xa0-\xff]/.test(text);

/** A text under a keyword; as `tEXt` where Latin-1 can hold it, which every program reads, else as `iTXt` in UTF-8. */
export const encodePngText = (keyword: string, text: string): Buffer =>
  isLatin1(text)
    ? encodePngChunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1'))
    : encodePngChunk('iTXt', Buffer.from(`${keyword}\0\0\0\0\0${text}`, 'utf8'));

/** Reads a text chunk's keyword and text, packed or not; null where it is broken or too long when unpacked. */
export function decodePngText(chunk: string, data: Buffer): { keyword: string; text: string } | null {
  const end = data.indexOf(0);
  if (end < 1) return null;
  const keyword = data.toString('latin1', 0, end);
  if (chunk === 'tEXt') return { keyword, text: decodeLatin1(data.subarray(end + 1)) };
  if (chunk === 'zTXt') {
    const text = unpack(data.subarray(end + 2));
    return text && { keyword, text: decodeLatin1(text) };
  }
  const language = data.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return null;
  const rest = data.subarray(translated + 1);
  const text = data[end + 1] === 1 ? unpack(rest) : rest;
  return text && { keyword, text: text.toString('utf8') };
}

/** The standard says Latin-1 here, yet some programs write UTF-8, which Latin-1 words are by chance all but never. */
function decodeLatin1(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
}

function unpack(bytes: Buffer): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: LONGEST_TEXT });
  } catch {
    return null;
  }
}
