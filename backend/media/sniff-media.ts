import type { MediaType } from '../contract/media.ts';

/** What a file's first bytes say it is: media that the studio takes, or in words what else. */
export type Sniffed = { readonly type: MediaType } | { readonly type: null; readonly found: string };

/** How many bytes from the start are enough to tell. */
export const SNIFF_BYTES = 4096;

const other = (found: string): Sniffed => ({ type: null, found });
const startsWith = (head: Buffer, text: string, at = 0) => head.toString('latin1', at, at + text.length) === text;

/** Beginnings that name a kind of file for good, with the kind in words. */
const SIGNATURES: readonly (readonly [string, MediaType | { readonly found: string }])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', { found: 'a TIFF picture or a camera’s raw file' }],
  ['MM\0*', { found: 'a TIFF picture or a camera’s raw file' }],
  ['BM', { found: 'a BMP picture' }],
  ['\xff\x0a', { found: 'a JPEG XL picture' }],
  ['\0\0\0\x0cJXL ', { found: 'a JPEG XL picture' }],
  ['\0\0\0\x0cjP  ', { found: 'a JPEG 2000 picture' }],
  ['8BPS', { found: 'a Photoshop document' }],
  ['\0\0\x01\0', { found: 'a Windows icon' }],
  ['%PDF-', { found: 'a PDF document' }],
  ['%!PS', { found: 'a PostScript document' }],
  ['PK\x03\x04', { found: 'a ZIP archive or an office document' }],
  ['Rar!', { found: 'a RAR archive' }],
  ['7z\xbc\xaf', { found: 'a 7-Zip archive' }],
  ['\x1f\x8b', { found: 'a gzip archive' }],
  ['MZ', { found: 'a Windows program' }],
  ['\x7fELF', { found: 'a Linux program' }],
  ['ID3', { found: 'an MP3 sound' }],
  ['OggS', { found: 'an Ogg file' }],
  ['fLaC', { found: 'a FLAC sound' }],
  ['FLV', { found: 'a Flash video' }],
];

/** Tells what a file is by its first bytes, never by its name or by what its sender claims. */
export function sniffMedia(head: Buffer): Sniffed {
  if (head.length === 0) return other('an empty file');
  const text = isText(head);
  for (const [signature, what] of SIGNATURES) {
    // Two or three letters may just begin a sentence.
    if (text && signature.length < 4) continue;
    if (startsWith(head, signature)) return typeof what === 'string' ? { type: what } : other(what.found);
  }
  if (startsWith(head, 'RIFF')) return sniffRiff(head);
  if (startsWith(head, 'ftyp', 4)) return sniffBrands(head);
  if (['moov', 'mdat', 'wide', 'free', 'skip'].some(box => startsWith(head, box, 4))) return other('a QuickTime video');
  if (startsWith(head, '\x1aE\xdf\xa3')) return sniffDocType(head);
  return sniffText(head);
}

function sniffRiff(head: Buffer): Sniffed {
  if (startsWith(head, 'WEBP', 8)) return { type: 'image/webp' };
  if (startsWith(head, 'AVI ', 8)) return other('an AVI video');
  if (startsWith(head, 'WAVE', 8)) return other('a WAV sound');
  return other('a RIFF file of an unknown kind');
}

/** The file type box (ISO/IEC 14496-12, 4.3) names one brand, then all that the file can be read as. */
function sniffBrands(head: Buffer): Sniffed {
  const end = Math.min(head.readUInt32BE(0), head.length);
  const brands = [head.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString('latin1', at, at + 4));
  const [major = ''] = brands;
  if (brands.some(brand => brand === 'avif' || brand === 'avis')) return { type: 'image/avif' };
  if (brands.some(brand => /^(he[ivm][cxms]|hevc|hevx|mif1|msf1)$/.test(brand))) return other('a HEIC photo');
  if (major === 'qt  ') return other('a QuickTime video');
  if (/^crx/.test(major)) return other('a camera’s raw file');
  if (/^M4[AB]/.test(major)) return other('an MP4 sound');
  if (/^3g/.test(major)) return other('a 3GP video');
  return { type: 'video/mp4' };
}

function sniffDocType(head: Buffer): Sniffed {
  const words = head.toString('latin1', 0, 96);
  if (words.includes('\x42\x82') && words.includes('webm')) return { type: 'video/webm' };
  return other(words.includes('matroska') ? 'a Matroska video' : 'an EBML file of an unknown kind');
}

/** True where no byte is one that text never has. */
const isText = (head: Buffer) => head.every(byte => (byte > 8 && byte < 14) || byte > 31);

function sniffText(head: Buffer): Sniffed {
  if (!isText(head)) return other('a file of an unknown kind');
  const text = new TextDecoder('utf-8').decode(head).trimStart().toLowerCase();
  if (/^(<!doctype html|<html)/.test(text)) return other('a web page');
  if (text.startsWith('<') && /<svg[\s>]/.test(text)) return other('an SVG drawing');
  return other('a text file');
}
