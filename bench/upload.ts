import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openMediaStore } from '../backend/media/media-store.ts';
import { type Bench, median } from './support/bench.ts';
import { openStore } from './support/open-store.ts';

const BYTES = 200 * 1024 * 1024;
const ROUNDS = 5;
const piece = Buffer.alloc(64 * 1024, 7);

async function send(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const startedAt = performance.now();
  await new Promise<void>((resolve, reject) => {
    const upload = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method: 'PUT' }, reply =>
      reply.resume().once('end', resolve),
    );
    upload.once('error', reject);
    void pipeline(Readable.from(Array.from({ length: BYTES / piece.length }, () => piece)), upload);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  server.close();
  return BYTES / 1e6 / seconds;
}

/** Whether bytes that are hashed, synced, renamed and recorded come in nearly as fast as bytes that are only written. */
export const upload: Bench = {
  name: 'upload',
  question: 'How fast do 200 MB come in, hashed, synced, renamed and recorded, beside bare HTTP to disk?',
  run: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
    const media = await openMediaStore(folder);
    const store = await openStore(['model']);
    const kept: number[] = [];
    const bare: number[] = [];
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(
        await send(
          (incoming, reply) =>
            void pipeline(incoming, createWriteStream(path.join(folder, 'bare'))).then(() => reply.end()),
        ),
      );
      kept.push(
        await send(async (incoming, reply) => {
          const { sha256 } = await media.receive(incoming, { limitBytes: BYTES });
          await store.database.write(db =>
            db.run(
              "INSERT INTO media (sha256, type, bytes, width, height, created_at) VALUES (?, 'video/mp4', ?, 1, 1, 0)",
              sha256,
              BYTES,
            ),
          );
          reply.end();
          await store.database.write(db => db.run('DELETE FROM media'));
          await media.remove(sha256);
        }),
      );
    }
    clearInterval(watch);
    store.close();
    rmSync(folder, { recursive: true });
    return [
      { what: 'kept over bare', value: median(kept) / median(bare), unit: '×', goal: { atLeast: 0.7 } },
      { what: 'kept', value: median(kept), unit: 'MB/s', beside: `${median(bare).toFixed(0)} MB/s bare` },
      {
        what: 'memory growth',
        value: (most - before) / 1_048_576,
        unit: 'MB',
        goal: { atMost: 64 },
        beside: 'sender and receiver in one process',
      },
    ];
  },
};
