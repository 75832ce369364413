import type { MediaType } from '../contract/media.ts';
import { cleanClip } from './clean-clip.ts';
import { cleanGif } from './clean-gif.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';
import type { Rewritten } from './rewritten.ts';

/**
 * Takes every word out of a file (recipes, comments, camera notes, places, Content Credentials) and leaves its picture, colours
 * and how it is turned as they were, to the pixel. An AVIF (`format`) or a broken file (`damaged`) comes back as it was, and says so.
 */
export function cleanMedia(bytes: Buffer, type: MediaType): Rewritten {
  const cleaned = cleanBytes(bytes, type);
  if (cleaned) return { bytes: cleaned, left: null };
  return { bytes, left: type === 'image/avif' ? 'format' : 'damaged' };
}

function cleanBytes(bytes: Buffer, type: MediaType): Buffer | null {
  switch (type) {
    case 'image/png':
      return cleanPng(bytes);
    case 'image/jpeg':
      return cleanJpeg(bytes);
    case 'image/webp':
      return cleanWebp(bytes);
    case 'image/gif':
      return cleanGif(bytes);
    case 'video/mp4':
    case 'video/webm':
      return cleanClip(bytes, type);
    case 'image/avif':
      return null;
    default:
      return type satisfies never;
  }
}
