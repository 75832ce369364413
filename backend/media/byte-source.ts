import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that can be read at any place: of a buffer or of a file. */
export type ByteSource = {
  readonly size: number;
  /** Up to `length` bytes from `offset`; fewer, or none, past the end. */
  read(offset: number, length: number): Buffer;
};

/** Reads a buffer. */
export const bytesOf = (buffer: Buffer): ByteSource => ({
  size: buffer.length,
  read: (offset, length) => buffer.subarray(offset, offset + length),
});

/** Headers lie close together: one read of the file serves many of them. */
const WINDOW = 64 * 1024;

/** Opens a file for reading here and there, for as long as the work takes. */
export function readFrom<T>(file: string, work: (source: ByteSource) => T): T {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    let window: Buffer = Buffer.alloc(0);
    let start = 0;
    const read = (offset: number, length: number) => {
      if (offset < start || offset + length > start + window.length) {
        const fresh = Buffer.allocUnsafe(Math.max(0, Math.min(Math.max(length, WINDOW), size - offset)));
        window = fresh.subarray(0, readSync(descriptor, fresh, 0, fresh.length, offset));
        start = offset;
      }
      return window.subarray(offset - start, offset - start + length);
    };
    return work({ size, read });
  } finally {
    closeSync(descriptor);
  }
}
