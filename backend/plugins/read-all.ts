import type { Readable } from 'node:stream';
import { refuseTooManyBytes } from '../media/refuse-media.ts';

/** The whole of a small body, in memory. Raises `too_large` as soon as it is longer than `limit` bytes. */
export async function readAll(body: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // What is left of it stays open: the refusal still has to go out over the same socket.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw refuseTooManyBytes(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
