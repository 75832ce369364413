import type { Part } from './parts.ts';

/** What the header chunk of an extended WebP says is in the file (RFC 9649, 2.7.1). */
export const WEBP_FLAGS = { xmp: 0x04, exif: 0x08, alpha: 0x10 } as const;

/** A RIFF chunk: name, length, data, and a byte more where the length is odd. */
export function encodeRiffChunk(name: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(8 + data.length + (data.length % 2));
  chunk.write(name, 0, 'latin1');
  chunk.writeUInt32LE(data.length, 4);
  data.copy(chunk, 8);
  return chunk;
}

/** A WebP file of chunks. */
export function encodeWebp(chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]);
  return encodeRiffChunk('RIFF', body);
}

/** The extended header (data of `VP8X`) that a WebP has, or that a simple one, which is only a picture, needs; null when it is broken. */
export function readWebpHeader(bytes: Buffer, first: Part): Buffer | null {
  const data = bytes.subarray(first.dataStart, first.dataEnd);
  if (data.length < 10) return null;
  switch (first.name) {
    case 'VP8X':
      return Buffer.from(data.subarray(0, 10));
    case 'VP8 ':
      if (data.readUIntBE(3, 3) !== 0x9d012a) return null;
      return makeHeader(data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff, 0);
    case 'VP8L': {
      if (data[0] !== 0x2f) return null;
      const packed = data.readUInt32LE(1);
      const flags = packed & 0x1000_0000 ? WEBP_FLAGS.alpha : 0;
      return makeHeader((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1, flags);
    }
    default:
      return null;
  }
}

function makeHeader(width: number, height: number, flags: number): Buffer | null {
  if (width < 1 || height < 1) return null;
  const header = Buffer.alloc(10);
  header[0] = flags;
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  return header;
}
