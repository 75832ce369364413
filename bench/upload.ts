import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Bench, median } from './support/bench.ts';
import { startPart } from './support/start-part.ts';
import type { UploadAnswer, UploadTold } from './support/upload-part.ts';

const BYTES = 200 * 1024 * 1024;
const ROUNDS = 5;
const piece = Buffer.alloc(64 * 1024, 7);

/** How fast so many bytes were taken, in MB/s. */
async function send(address: string, url: string, bytes = BYTES): Promise<number> {
  const startedAt = performance.now();
  await new Promise<void>((resolve, reject) => {
    const upload = request(new URL(url, address), { method: 'PUT', agent: false }, reply =>
      reply.resume().once('end', resolve),
    );
    upload.once('error', reject);
    pipeline(Readable.from(Array.from({ length: bytes / piece.length }, () => piece)), upload).catch(reject);
  });
  return bytes / 1e6 / ((performance.now() - startedAt) / 1000);
}

/** Whether bytes that are hashed, synced, renamed and recorded come in nearly as fast as bytes that are only written. */
export const upload: Bench = {
  name: 'upload',
  question: 'How fast do 200 MB come in, hashed, synced, renamed and recorded, beside bare HTTP to disk?',
  run: async () => {
    const kept: number[] = [];
    const bare: number[] = [];
    const grown: number[] = [];
    // A process of its own each round: memory that an upload has left behind would hide what the next one needs.
    for (let round = 0; round < ROUNDS; round++) {
      const receiver = await startPart<UploadTold>('upload-part.ts');
      await send(receiver.told.address, '/kept', piece.length); // loads what an upload runs through
      await receiver.ask<UploadAnswer>({});
      kept.push(await send(receiver.told.address, '/kept'));
      grown.push((await receiver.ask<UploadAnswer>({})).grownBytes);
      bare.push(await send(receiver.told.address, '/bare'));
      await receiver.stop();
    }
    return [
      { what: 'kept over bare', value: median(kept) / median(bare), unit: '×', goal: { atLeast: 0.7 } },
      { what: 'kept', value: median(kept), unit: 'MB/s', beside: `${median(bare).toFixed(0)} MB/s bare` },
      { what: 'memory growth of the receiver', value: median(grown) / 1_048_576, unit: 'MB', goal: { atMost: 64 } },
    ];
  },
};
