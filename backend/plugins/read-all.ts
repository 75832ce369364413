import type { Readable } from 'node:stream';
import { Refusal } from '../contract/problem.ts';

/** The whole of a small body, in memory. Raises `too_large` as soon as it is longer than `limit` bytes. */
export async function readAll(body: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit)
      throw new Refusal({ code: 'too_large', message: `That is more than ${limit} bytes.`, limit, unit: 'bytes' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
