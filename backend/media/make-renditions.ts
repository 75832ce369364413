import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { Rendition } from '../contract/media.ts';
import { drawPoster } from './draw-poster.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import type { MediaFacts } from './probe-media.ts';
import { MOST_PIXELS, refuseDamaged } from './refuse-media.ts';

/** The square, in pixels, that each rendition fits into. */
const RENDITION_FITS: Record<Rendition, number> = { preview: 1280, thumb: 360 };
/** A thumbhash is made of at most 100 pixels a side; it keeps so little that 64 give the same. */
const PLACEHOLDER_FIT = 64;

/** The smaller pictures of media as WebP, and its thumbhash in base64. */
export type Renditions = Record<Rendition, Buffer> & { readonly placeholder: string };

/**
 * Draws thumb, preview and placeholder in one pass over the picture: it is decoded once, straight to the preview's size, and
 * each smaller one is made of the one before. Of moving pictures the first frame is taken, of clips a poster.
 * Refuses with `unsupported_media` when the pixels cannot all be read. Null where a clip needs an ffmpeg and there is none.
 */
export async function makeRenditions(file: string, facts: MediaFacts): Promise<Renditions | null> {
  const large = facts.type.startsWith('video/') ? await readPoster(file, facts) : await readPicture(file, facts);
  if (!large) return null;
  const small = await readPixels(fitInto(open(large), RENDITION_FITS.thumb));
  const tiny = await readPixels(fitInto(open(small), PLACEHOLDER_FIT).ensureAlpha());
  const [preview, thumb] = await Promise.all([encode(open(large)), encode(open(small))]);
  const placeholder = Buffer.from(rgbaToThumbHash(tiny.width, tiny.height, tiny.data)).toString('base64');
  return { preview, thumb, placeholder };
}

type RawPicture = {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
};

const open = ({ data, width, height, channels }: RawPicture) => sharp(data, { raw: { width, height, channels } });
const fitInto = (picture: Sharp, fit: number) =>
  picture.resize({ width: fit, height: fit, fit: 'inside', withoutEnlargement: true });
/** Effort 0 costs half of the default's time and some 10 % more bytes. */
const encode = (picture: Sharp) => picture.webp({ quality: 80, effort: 0 }).toBuffer();

async function readPixels(picture: Sharp): Promise<RawPicture> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Sharp's own way out is sRGB in eight bits, whatever the picture came in. */
async function readPicture(file: string, { type }: MediaFacts): Promise<RawPicture> {
  const picture = sharp(file, {
    failOn: 'truncated',
    limitInputPixels: MOST_PIXELS,
    sequentialRead: true,
  }).autoOrient();
  return readPixels(fitInto(picture, RENDITION_FITS.preview)).catch(() => {
    throw refuseDamaged(type);
  });
}

async function readPoster(file: string, facts: MediaFacts): Promise<RawPicture | null> {
  const ffmpeg = await findFfmpeg();
  return ffmpeg && drawPoster(ffmpeg.path, file, facts, RENDITION_FITS.preview);
}
