import { open, rm } from 'node:fs/promises';
import sharp from 'sharp';
import type { ClipShape, Frames } from './encode-clip.ts';

/** Animation flag of the VP8X chunk: https://developers.google.com/speed/webp/docs/riff_container */
const ANIMATED = 0x02;

function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'ascii');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
}

function header({ width, height }: ClipShape): Buffer {
  const extended = Buffer.alloc(10);
  extended[0] = ANIMATED;
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  // Black behind it, repeated for ever.
  const animation = Buffer.from([0, 0, 0, 255, 0, 0]);
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), chunk('VP8X', extended), chunk('ANIM', animation)]);
}

/** A still WebP as one frame of an animation: its own header goes, its picture chunk stays. */
function frameChunk(still: Uint8Array, { width, height }: ClipShape, milliseconds: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeUIntLE(width - 1, 6, 3);
  head.writeUIntLE(height - 1, 9, 3);
  head.writeUIntLE(milliseconds, 12, 3);
  // Do not blend: each frame is the whole picture.
  head[15] = 0x02;
  return chunk('ANMF', Buffer.concat([head, still.subarray(12)]));
}

/** Writes frames as an animated WebP, one frame in memory at a time. When the signal aborts, the unfinished file is removed and the reason thrown. */
export async function writeAnimatedWebp(
  shape: ClipShape,
  frames: Frames,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const handle = await open(file, 'w');
  let [length, shown, count] = [0, 0, 0];
  try {
    const put = async (bytes: Buffer) => {
      await handle.write(bytes, 0, bytes.length, length);
      length += bytes.length;
    };
    await put(header(shape));
    for await (const frame of frames) {
      signal.throwIfAborted();
      const still = await sharp(frame, { raw: { width: shape.width, height: shape.height, channels: 3 } })
        .webp({ quality: 76, effort: 1 })
        .toBuffer();
      count++;
      // Whole milliseconds are shared out so that the clip's length comes out right.
      const until = Math.round((count * 1000) / shape.fps);
      await put(frameChunk(still, shape, until - shown));
      shown = until;
    }
    const size = Buffer.alloc(4);
    size.writeUInt32LE(length - 8);
    await handle.write(size, 0, 4, 4);
    await handle.close();
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
}
