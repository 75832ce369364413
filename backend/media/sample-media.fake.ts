import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { encodePngChunk } from './encode-png-chunk.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { PNG_SIGNATURE } from './list-png-parts.ts';

/** A temporary folder that is gone at the end of its block. */
export function makeScratchFolder(): { readonly path: string; at(name: string): string } & Disposable {
  const folder = mkdtempSync(path.join(tmpdir(), 'media-'));
  return {
    path: folder,
    at: name => path.join(folder, name),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Smooth colours with a little grain, as a photograph has: sizes and times come out like those of real pictures. */
function drawScene(width: number, height: number, frame = 0): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  let grain = 1 + frame;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      grain = (grain * 1_103_515_245 + 12_345) & 0x7fffffff;
      const noise = (grain >> 16) & 7;
      pixels[at++] = ((x * 200) / width + noise) | 0;
      pixels[at++] = ((y * 200) / height + noise + frame * 8) | 0;
      pixels[at++] = (((x + y) * 100) / (width + height) + noise) | 0;
    }
  return pixels;
}

/** A scene, ready to be encoded. */
export const drawPicture = (width: number, height: number) =>
  sharp(drawScene(width, height), { raw: { width, height, channels: 3 } });

/** A scene of several frames, ready to be encoded as a moving picture. */
export function drawMovingPicture(width: number, height: number, frames: number) {
  const pages = Array.from({ length: frames }, (_, frame) => drawScene(width, height, frame));
  const raw = { width, height: height * frames, channels: 3, pageHeight: height } as const;
  return sharp(Buffer.concat(pages), { raw });
}

/** A valid PNG of a few kilobytes that asks its reader for `side`² pixels. */
export function makeBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)), { level: 9 });
  const chunks = [
    encodePngChunk('IHDR', header),
    encodePngChunk('IDAT', pixels),
    encodePngChunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([PNG_SIGNATURE, ...chunks]);
}

/** Encodes a moving test picture, with ffmpeg's own arguments for the output. */
export const makeClip = (file: string, size: string, seconds: number, ...output: string[]): Promise<void> =>
  runFfmpeg(`testsrc=size=${size}:rate=12:duration=${seconds}`, '-pix_fmt', 'yuv420p', ...output, file);

/** Encodes a tone of one second. */
export const makeSound = (file: string): Promise<void> => runFfmpeg('sine=duration=1', file);

async function runFfmpeg(source: string, ...output: string[]): Promise<void> {
  const ffmpeg = await findFfmpeg();
  if (!ffmpeg) throw new Error('These tests need ffmpeg, and none is in FFMPEG_PATH, on the PATH, or in the packages.');
  execFileSync(ffmpeg.path, ['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', source, ...output]);
}
