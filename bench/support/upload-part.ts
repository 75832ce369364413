import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openMediaStore } from '../../backend/media/media-store.ts';
import { answerAsker } from './answer-asker.ts';
import { openStore } from './open-store.ts';

/** Where bytes are put: under `/kept` as the studio takes them in, under `/bare` merely written. */
export type UploadTold = { readonly address: string };
/** By how many bytes this process has grown at most since it was asked last. */
export type UploadAnswer = { readonly grownBytes: number };

const LIMIT_BYTES = 1024 ** 3;
const RECORD = "INSERT INTO media (sha256, type, bytes, width, height, created_at) VALUES (?, 'video/mp4', ?, 1, 1, 0)";

const folder = mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
const media = await openMediaStore(folder);
const store = await openStore(['model']);

async function keep(incoming: IncomingMessage): Promise<string> {
  const { sha256, bytes } = await media.receive(incoming, { limitBytes: LIMIT_BYTES });
  await store.database.write(db => db.run(RECORD, sha256, bytes));
  return sha256;
}

async function forget(sha256: string): Promise<void> {
  await store.database.write(db => db.run('DELETE FROM media WHERE sha256 = ?', sha256));
  await media.remove(sha256);
}

const server = createServer(async (incoming, reply) => {
  if (incoming.url === '/bare') {
    await pipeline(incoming, createWriteStream(path.join(folder, 'bare')));
    reply.end();
  } else {
    const sha256 = await keep(incoming);
    reply.end();
    await forget(sha256);
  }
});

let before = 0;
let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 10);

function tellGrowth(): UploadAnswer {
  const grownBytes = Math.max(most, process.memoryUsage.rss()) - before;
  globalThis.gc?.();
  before = process.memoryUsage.rss();
  most = before;
  return { grownBytes };
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  answerAsker({ address: `http://127.0.0.1:${port}` } satisfies UploadTold, tellGrowth, () => {
    clearInterval(watch);
    server.close();
    store.close();
    rmSync(folder, { recursive: true });
  });
});
