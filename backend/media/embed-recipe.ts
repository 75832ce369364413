import type { MediaType } from '../contract/media.ts';
import { bytesOf } from './byte-source.ts';
import { embedInJpeg } from './embed-in-jpeg.ts';
import { embedInMp4 } from './embed-in-mp4.ts';
import { embedInPng } from './embed-in-png.ts';
import { embedInWebp } from './embed-in-webp.ts';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { isSigned } from './is-signed.ts';
import type { Rewritten } from './rewritten.ts';

/** Puts a recipe into a file without touching its picture: PNG as text, WebP, JPEG and MP4 as XMP. An older recipe of ours is replaced. */
export function embedRecipe(bytes: Buffer, type: MediaType, recipe: EmbeddedRecipe): Rewritten {
  if (isSigned(bytesOf(bytes), type)) return { bytes, left: 'signed' };
  switch (type) {
    case 'image/png':
      return embedInPng(bytes, recipe);
    case 'image/webp':
      return embedInWebp(bytes, recipe);
    case 'image/jpeg':
      return embedInJpeg(bytes, recipe);
    case 'video/mp4':
      return embedInMp4(bytes, recipe);
    case 'image/gif':
    case 'image/avif':
    case 'video/webm':
      return { bytes, left: 'format' };
    default:
      return type satisfies never;
  }
}
