import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder, openStudio } from '../../backend/studio.fake.ts';
import { openLanStudio } from './lan-studio.fake.ts';
import { createPinnedFetch } from './pinned-fetch.ts';
import { sendBytes } from './send-bytes.ts';
import { openStudioDoor } from './studio-door.ts';

const MB = 1024 * 1024;

async function makePicture(side: number) {
  const raw = { width: side, height: side, channels: 3 } as const;
  const picture = await sharp(randomBytes(side * side * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const file = path.join(makeFolder(), 'out.png');
  writeFileSync(file, picture);
  const sha256 = createHash('sha256').update(picture).digest('hex');
  const toSend = { path: file, sha256, bytes: picture.length, type: 'image/png' };
  return { toSend, picture, sha256 };
}

/** A real studio behind a line that counts what a worker sends, and hangs up after `cutAfter` bytes. */
async function open(side: number) {
  const { studio, workerToken } = await openStudio();
  const line = { sent: 0, requests: 0, cutAfter: Number.POSITIVE_INFINITY };
  const server = createServer(worker => {
    const far = connect(Number(new URL(studio.address).port), '127.0.0.1');
    for (const socket of [worker, far]) socket.on('error', () => undefined);
    worker.on('data', piece => {
      line.sent += piece.length;
      line.requests += piece.toString('latin1').match(/^(GET|PUT|PATCH) \/api\//gm)?.length ?? 0;
      far.write(piece);
      if (line.sent < line.cutAfter) return;
      worker.resetAndDestroy();
      far.resetAndDestroy();
    });
    far.pipe(worker);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const door = openStudioDoor({
    address: `http://127.0.0.1:${port}`,
    fetch: request => fetch(request),
    token: workerToken,
    instanceId: 'x',
  });
  const { toSend, picture, sha256 } = await makePicture(side);
  const stored = async () =>
    (
      await studio.app.inject({
        url: `/api/media/${sha256}`,
        headers: { authorization: `Bearer ${studio.desktopToken}`, host: 'studio.local' },
      })
    ).rawPayload.equals(picture);
  return { door, line, toSend, stored };
}

describe('bytes on their way', () => {
  it('of a small picture are one request', async () => {
    const { door, line, toSend, stored } = await open(64);
    await sendBytes(door, toSend, false);
    expect([line.requests, await stored()]).toEqual([1, true]);
  });

  it('of a large clip go on where the line was cut, and little is sent twice', async () => {
    // 24 MB: three stretches.
    const { door, line, toSend, stored } = await open(2_896);
    line.cutAfter = 18 * MB;
    await expect(sendBytes(door, toSend, false)).rejects.toMatchObject({ problem: { code: 'unreachable' } });
    line.cutAfter = Number.POSITIVE_INFINITY;
    line.sent = 0;
    await sendBytes(door, toSend, true);
    expect(await stored()).toBe(true);
    expect(line.sent).toBeLessThan(toSend.bytes - 15 * MB);
  });

  it('that are there already are not sent again', async () => {
    const { door, line, toSend } = await open(600);
    await sendBytes(door, toSend, false);
    line.sent = 0;
    await sendBytes(door, toSend, true);
    expect(line.sent).toBeLessThan(2_000);
  });

  it('of a large clip come over TLS to a studio in another room just the same', async () => {
    const { address, fingerprint, workerToken, studio } = await openLanStudio();
    const pinned = createPinnedFetch(found => found === fingerprint);
    const door = openStudioDoor({ address, fetch: pinned, token: workerToken, instanceId: 'x' });
    const { toSend, sha256, picture } = await makePicture(2_048);
    await sendBytes(door, toSend, false);
    const headers = { authorization: `Bearer ${studio.desktopToken}`, host: 'studio.local' };
    const { rawPayload } = await studio.app.inject({ url: `/api/media/${sha256}`, headers });
    expect(rawPayload.equals(picture)).toBe(true);
  });
});
