import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { request as ask } from 'node:http';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodePngChunk } from '../../media/encode-png-chunk.ts';
import { PNG_SIGNATURE } from '../../media/list-png-parts.ts';
import { openStudio, value } from '../../studio.fake.ts';

const paint = (size = 64) =>
  sharp({ create: { width: size, height: size, channels: 3, background: '#a05020' } })
    .png()
    .toBuffer();
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function open() {
  const bench = await openStudio();
  const { studio, workerToken } = bench;
  const mediaFolder = path.join(studio.folder, 'media');
  const begin = (method: string, url: string, token: string, length: number) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'image/png', 'content-length': length };
    const sending = ask(new URL(url, studio.address), { method, headers });
    const status = new Promise<number | string>(resolve => {
      sending.on('response', reply => resolve(reply.resume().statusCode ?? 0));
      sending.on('error', error => resolve(error.message));
    });
    return { sending, status };
  };
  const importing = (length: number) => begin('POST', '/api/media', studio.desktopToken, length);
  const delivering = (sha256: string, length: number) => begin('PUT', `/api/media/${sha256}`, workerToken, length);
  const send = (payload: Buffer, type = 'image/png') =>
    studio.app.inject({
      method: 'POST',
      url: '/api/media',
      headers: { authorization: `Bearer ${studio.desktopToken}`, host: 'studio.local', 'content-type': type },
      payload,
    });
  const get = (url: string, method: 'GET' | 'HEAD' = 'GET') =>
    studio.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${studio.desktopToken}`, host: 'studio.local' },
    });
  const incoming = () => readdirSync(path.join(mediaFolder, 'incoming'));
  const stored = () =>
    readdirSync(mediaFolder, { recursive: true })
      .map(name => path.basename(String(name)))
      .filter(name => name.length === 64);
  return { ...bench, importing, delivering, send, get, incoming, stored };
}

describe('an upload', () => {
  it('that announces two gigabytes is refused before any of it is read', async () => {
    const { importing, incoming } = await open();
    const { sending, status } = importing(2 ** 31);
    sending.flushHeaders();
    expect(await status).toBe(413);
    expect(incoming()).toEqual([]);
    sending.destroy();
  });

  it('that breaks off leaves nothing behind, and its bytes can be sent again', async () => {
    const { importing, delivering, incoming, stored, agent } = await open();
    const bytes = await paint();
    for (const { sending } of [importing(bytes.length), delivering(hashOf(bytes), bytes.length)]) {
      sending.write(bytes.subarray(0, 100));
      await expect.poll(incoming).toHaveLength(1);
      sending.destroy();
      await expect.poll(incoming).toEqual([]);
    }
    expect(stored()).toEqual([]);
    const again = { params: { sha256: hashOf(bytes) }, bytes: new Uint8Array(bytes), type: 'image/png' };
    expect((await value(agent.uploadMedia(again))).media.bytes).toBe(bytes.length);
  });

  it('under another hash than its own is refused and leaves nothing behind', async () => {
    const { delivering, incoming, stored } = await open();
    const bytes = await paint();
    const { sending, status } = delivering('a'.repeat(64), bytes.length);
    sending.end(bytes);
    expect(await status).toBe(400);
    expect([incoming(), stored()]).toEqual([[], []]);
  });

  it('of the same bytes eight times at once is one file, and every one of them is told so', async () => {
    const { send, stored, get } = await open();
    const bytes = await paint(300);
    const replies = await Promise.all(Array.from({ length: 8 }, () => send(bytes)));
    expect(replies.map(reply => reply.statusCode)).toEqual(Array(8).fill(201));
    expect(new Set(replies.map(reply => reply.body)).size).toBe(1);
    expect(stored()).toEqual([hashOf(bytes)]);
    expect((await get(`/api/media/${hashOf(bytes)}`)).rawPayload.equals(bytes)).toBe(true);
  });

  it('of no body at all, or of JSON, is refused in words', async () => {
    const { send, studio, workerToken } = await open();
    const none = await studio.app.inject({
      method: 'POST',
      url: '/api/media',
      headers: { authorization: `Bearer ${studio.desktopToken}`, host: 'studio.local' },
    });
    expect([none.statusCode, none.json().message]).toEqual([415, expect.stringContaining('an empty file')]);
    const json = await send(Buffer.from('{"a":1}'), 'application/json');
    expect([json.statusCode, json.json()]).toMatchObject([415, { code: 'unsupported_media', found: 'JSON' }]);
    const preview = await studio.app.inject({
      method: 'PUT',
      url: '/api/worker/attempts/0198c0de-0000-7000-8000-000000000000/preview',
      headers: { authorization: `Bearer ${workerToken}`, host: 'studio.local' },
      payload: Buffer.alloc(600 * 1024),
    });
    expect([preview.statusCode, preview.json().code]).toEqual([413, 'too_large']);
  });
});

describe('a hostile picture', () => {
  const png = (width: number, height: number, ...more: Buffer[]) => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header[8] = 8;
    const rows = Buffer.alloc((width + 1) * Math.min(height, 1000));
    return Buffer.concat([
      PNG_SIGNATURE,
      encodePngChunk('IHDR', header),
      ...more,
      encodePngChunk('IDAT', deflateSync(rows)),
      encodePngChunk('IEND', Buffer.alloc(0)),
    ]);
  };

  it('that claims more pixels than any camera has is refused before it is drawn', async () => {
    const { send, stored } = await open();
    const refused = await send(png(30_000, 30_000));
    expect([refused.statusCode, refused.json()]).toMatchObject([413, { code: 'too_large', unit: 'megapixels' }]);
    expect(stored()).toEqual([]);
  });

  it('whose words swell to a thousand times their size is taken as a picture, without those words', async () => {
    const { send } = await open();
    const swollen = deflateSync(Buffer.alloc(32 * 2 ** 20, 'a'));
    const text = encodePngChunk('zTXt', Buffer.concat([Buffer.from('parameters\0\0', 'latin1'), swollen]));
    const taken = await send(png(16, 16, text));
    expect([taken.statusCode, taken.json().recipe]).toEqual([201, null]);
  });

  it('that is a page or an archive too is only ever shown as a picture', async () => {
    const { send, get } = await open();
    const page = Buffer.from('<script>alert(1)</script>PK\u0003\u0004');
    const both = Buffer.concat([await paint(), page]);
    expect((await send(both, 'text/html')).statusCode).toBe(201);
    const { headers } = await get(`/api/media/${hashOf(both)}`);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });
});

describe('a stored picture', () => {
  it('tells its head alone without being read, and its absence once somebody has removed the file', async () => {
    const { send, get, studio } = await open();
    const bytes = await paint();
    await send(bytes);
    const url = `/api/media/${hashOf(bytes)}`;
    const head = await get(url, 'HEAD');
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
      200,
      String(bytes.length),
      0,
    ]);
    rmSync(path.join(studio.folder, 'media', hashOf(bytes).slice(0, 2)), { recursive: true });
    const gone = await get(url);
    expect([gone.statusCode, gone.json().code, gone.headers['cache-control']]).toEqual([404, 'not_found', undefined]);
  });
});
