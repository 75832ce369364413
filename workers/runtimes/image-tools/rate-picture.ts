import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { ContentRating } from '../../../backend/contract/rating.ts';
import { findThread } from './find-thread.ts';
import { findWasm } from './find-weights.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';

/** The side of the square that the network sees, in pixels. */
const SIDE = 224;
const NETWORK = 'nsfwjs 4.4.0, MobileNetV2';

/** Judges what a picture shows, on a thread that ends with it. Raises `unsupported_media`; when the signal aborts, the signal's reason. */
export async function ratePicture(file: string, signal: AbortSignal): Promise<ContentRating> {
  const small = await sharp(file)
    .autoOrient()
    .toColourspace('srgb')
    .flatten({ background: 'white' })
    .resize(SIDE, SIDE, { fit: 'fill' })
    .png()
    .toBuffer()
    .catch(refuseUnreadable);
  const pixels = await sharp(small).toColourspace('srgb').removeAlpha().raw({ depth: 'uchar' }).toBuffer();
  signal.throwIfAborted();
  const thread = new Worker(findThread('rate-thread'), { workerData: { wasmFolder: findWasm(), pixels, side: SIDE } });
  try {
    const shares = await new Promise((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', code => reject(new Error(`The thread that judged ended by itself (code ${code}).`)));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return ContentRating.parse({ ...Object(shares), network: NETWORK });
  } finally {
    void thread.terminate();
  }
}
