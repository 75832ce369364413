import { open } from 'node:fs/promises';
import sharp from 'sharp';
import type { Media, MediaType } from '../contract/media.ts';
import { readFrom } from './byte-source.ts';
import { listBoxes } from './list-boxes.ts';
import { listGifParts } from './list-gif-parts.ts';
import { listWebmParts } from './list-webm-parts.ts';
import { probeClip } from './probe-clip.ts';
import { refuseDamaged, refuseMedia, refuseTooManyPixels } from './refuse-media.ts';
import { SNIFF_BYTES, sniffMedia } from './sniff-media.ts';

/** What a file of media says of itself. Length in bytes; width and height as shown, turned as the camera was; duration in milliseconds. */
export type MediaFacts = Omit<Media, 'sha256' | 'placeholder'>;

/**
 * Finds out what a file is by its bytes and reads its header.
 * Refuses with `unsupported_media` what is not media of ours, or is cut short, and with `too_large` a picture that
 * no decoder should be asked for. Whether every pixel can be read is found by `makeRenditions`, which reads them all.
 */
export async function probeMedia(file: string): Promise<MediaFacts> {
  const { head, bytes } = await readHead(file);
  const sniffed = sniffMedia(head);
  if (sniffed.type === null) throw refuseMedia(sniffed.found);
  const { type } = sniffed;
  if (isCutShort(file, type)) throw refuseDamaged(type);
  const shape =
    type === 'video/mp4' || type === 'video/webm' ? await probeClip(file, type) : await probePicture(file, type);
  return { type, bytes, ...shape };
}

async function readHead(file: string): Promise<{ head: Buffer; bytes: number }> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), bytes: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

/** The containers whose decoders do not notice that the end is missing. */
function isCutShort(file: string, type: MediaType): boolean {
  const whole = (list: typeof listBoxes | typeof listGifParts) => readFrom(file, source => list(source).whole);
  if (type === 'image/gif') return !whole(listGifParts);
  if (type === 'video/mp4') return !whole(listBoxes);
  if (type === 'video/webm') return !whole(listWebmParts);
  return false;
}

async function probePicture(file: string, type: MediaType): Promise<Omit<MediaFacts, 'type' | 'bytes'>> {
  // Only the header is read, so the limit is ours to check, in words.
  const header = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw refuseDamaged(type);
    });
  const { width, height } = header.autoOrient;
  if (!(width > 0 && height > 0)) throw refuseDamaged(type);
  refuseTooManyPixels(width, height);
  return { width, height, durationMs: playingTime(header.delay) };
}

/** Browsers show a frame that asks for 10 ms or less for 100 ms, as the first ones did with frames that asked for none. */
function playingTime(delays: readonly number[] | undefined): number | null {
  if (!delays || delays.length < 2) return null;
  return delays.reduce((sum, delay) => sum + (delay <= 10 ? 100 : delay), 0);
}
