import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { MediaType } from '../../../backend/contract/media.ts';
import { refuseRun } from './engine-door.ts';

const PREVIEW_SIDE = 384;

const TYPES: Readonly<Record<string, { readonly type: MediaType; readonly ending: string }>> = {
  png: { type: 'image/png', ending: 'png' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  webp: { type: 'image/webp', ending: 'webp' },
  gif: { type: 'image/gif', ending: 'gif' },
  heif: { type: 'image/avif', ending: 'avif' },
};

/** Writes what an engine made into a folder, byte for byte, under the kind that it truly is; raises `runtime_failed` where it is no picture. */
export async function savePicture(
  runtime: string,
  folder: string,
  bytes: Buffer,
): Promise<{ path: string; type: MediaType }> {
  const format = await sharp(bytes)
    .metadata()
    .then(found => found.format)
    .catch(() => undefined);
  const known = format && TYPES[format];
  if (!known) throw refuseRun(runtime, `${runtime} answered with something that is no picture.`);
  const file = path.join(folder, `result.${known.ending}`);
  await writeFile(file, bytes);
  return { path: file, type: known.type };
}

/** The bytes of base64 with or without a data URL's head. */
export const bytesOf = (base64: string): Buffer =>
  Buffer.from(base64.startsWith('data:') ? base64.slice(base64.indexOf(',') + 1) : base64, 'base64');

/** A small WebP of an unfinished picture; null where it cannot be read, since a preview is no loss. */
export async function shrinkPreview(bytes: Buffer): Promise<Uint8Array<ArrayBuffer> | null> {
  const small = await sharp(bytes)
    .resize(PREVIEW_SIDE, PREVIEW_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72, effort: 0 })
    .toBuffer()
    .catch(() => null);
  return small && new Uint8Array(small);
}

/**
 * A picture on this machine as base64 PNG that fills exactly this size, cut evenly where its shape differs: engines stretch it otherwise.
 * A mask over a picture of the same shape stays where it was.
 */
export async function fitPicture(
  file: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<string> {
  const png = await sharp(file)
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .flatten({ background: 'black' })
    .toColourspace('srgb')
    .png({ compressionLevel: 3 })
    .toBuffer();
  return png.toString('base64');
}
