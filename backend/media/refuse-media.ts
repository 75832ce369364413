import type { MediaType } from '../contract/media.ts';
import { Refusal } from '../contract/problem.ts';

/** The kinds of media that the studio takes, by the names people know them by. */
const MEDIA_NAMES: Record<MediaType, string> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/avif': 'AVIF',
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
};

/** More pixels than any camera or engine here gives, and what a decoder may still be asked to hold (400 MB as RGBA). */
export const MOST_PIXELS = 100_000_000;

/** Says that a file is not media that the studio takes; `found` names what it is, in words with an article. */
export function refuseMedia(found: string): Refusal {
  const accepted = Object.values(MEDIA_NAMES);
  const message = `This is ${found}. PNG, JPEG, WebP, GIF, AVIF, MP4 and WebM can be brought in.`;
  return new Refusal({ code: 'unsupported_media', message, found, accepted });
}

/** Says that a file begins as media of a kind, but cannot be read to its end. */
export function refuseDamaged(type: MediaType): Refusal {
  const kind = type.startsWith('image/') ? 'picture' : 'clip';
  return refuseMedia(
    `${type === 'image/avif' || type === 'video/mp4' ? 'an' : 'a'} ${MEDIA_NAMES[type]} ${kind} that is damaged or cut short`,
  );
}

/** Refuses a picture or clip of more pixels than a decoder may be asked for: a small file can claim any size. */
export function refuseTooManyPixels(width: number, height: number): void {
  if (width * height <= MOST_PIXELS) return;
  const message = `A picture of ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels is too large; the limit is 100 megapixels.`;
  throw new Refusal({ code: 'too_large', message, limit: MOST_PIXELS / 1_000_000, unit: 'megapixels' });
}

const KB = 1024;
const MB = KB * KB;

/** Says that more bytes came, or were announced, than may come. */
export function refuseTooManyBytes(limit: number): Refusal {
  const most = limit < MB ? `${Math.round(limit / KB)} KB` : `${Math.round(limit / MB).toLocaleString('en')} MB`;
  return new Refusal({ code: 'too_large', message: `The file is larger than ${most}.`, limit, unit: 'bytes' });
}

/** Says that the bytes which came are not the ones that were announced. */
export const refuseWrongHash = (expected: string, found: string): Refusal =>
  new Refusal({
    code: 'invalid_request',
    message: 'The bytes that came are not the ones that were announced.',
    issues: [{ path: 'sha256', message: `is ${expected}, but the bytes hash to ${found}` }],
  });
