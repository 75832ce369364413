import type { MediaType } from '../contract/media.ts';

/** A stretch of a file in bytes, both ends counted in. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * What a Range header asks of a file of `size` bytes (RFC 9110, 14.1.2). A header that is not one range of bytes is passed
 * over, as that standard allows, and the file goes out whole.
 */
export function planRange(header: string | undefined, size: number): Stretch | 'whole' | 'unsatisfiable' {
  const [, first, last] = /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/** Headers that go with bytes under a hash: they never change, and should one be opened by itself, it is a picture and never a program. */
export const mediaHeaders = ({ sha256, type }: { readonly sha256: string; readonly type: string }) => ({
  etag: `"${sha256}"`,
  'content-type': type,
  'cache-control': 'private, max-age=31536000, immutable',
  'accept-ranges': 'bytes',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
});

/** Headers of a file that is to be saved under a name; nothing of it is cached, since its words change with the recipe. */
export const downloadHeaders = (name: string, type: MediaType) => ({
  'content-type': type,
  'content-disposition': `attachment; ${nameFile(name)}`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
});

/** A file name for a header (RFC 6266): in plain letters for old readers, and in full as RFC 5987 writes it. */
function nameFile(name: string): string {
  const safe =
    name
      .toWellFormed()
      .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/gu, '_')
      .replace(/^\.+/, '_') || 'file';
  const plain = safe
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/[%]/g, '_');
  const full = encodeURIComponent(safe).replace(
    /['()*!]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${full}`;
}
