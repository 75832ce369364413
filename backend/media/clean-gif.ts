import { bytesOf } from './byte-source.ts';
import { listGifParts } from './list-gif-parts.ts';

/** What a GIF needs beside its pictures: how each is shown, for how long, how often, and its colour profile. */
const NEEDED: ReadonlySet<string> = new Set(['image', 'f9', 'ff:NETSCAPE2.0', 'ff:ANIMEXTS1.0', 'ff:ICCRGBG1012']);

/** A GIF without comments, plain texts and programs' own blocks; null when it is broken. */
export function cleanGif(bytes: Buffer): Buffer | null {
  const { parts, whole } = listGifParts(bytesOf(bytes));
  const [first] = parts;
  if (!whole || !first) return null;
  const kept = parts.filter(part => NEEDED.has(part.name)).map(part => bytes.subarray(part.start, part.end));
  return Buffer.concat([bytes.subarray(0, first.start), ...kept, Buffer.from([0x3b])]);
}
