import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openStudio, value } from '../../studio.fake.ts';

const paint = (size = 64) =>
  sharp({ create: { width: size, height: size, channels: 3, background: '#a05020' } })
    .png()
    .toBuffer();

async function open() {
  const bench = await openStudio();
  const headers = { authorization: `Bearer ${bench.studio.desktopToken}`, host: 'studio.local' };
  const send = (payload: Buffer | Readable | string, type = 'image/png') =>
    bench.studio.app.inject({
      method: 'POST',
      url: '/api/media',
      headers: { ...headers, 'content-type': type },
      payload,
    });
  const get = (url: string, more: Record<string, string> = {}) =>
    bench.studio.app.inject({ url, headers: { ...headers, ...more } });
  return { ...bench, send, get };
}

describe('bringing a picture in', () => {
  it('tells what it is, and the same bytes again are the same picture', async () => {
    const { send } = await open();
    const bytes = await paint();
    const [first, again] = [await send(bytes), await send(bytes)];
    expect(first.statusCode).toBe(201);
    expect(first.json().media).toMatchObject({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      type: 'image/png',
      width: 64,
      height: 64,
    });
    expect(again.json()).toEqual(first.json());
  });

  it.each([
    ['text that says it is a PNG', Buffer.from('I am a picture, honestly'), 'image/png'],
    [
      'an SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'image/png',
    ],
    ['an empty file', Buffer.alloc(0), 'image/png'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/html'],
  ])('refuses %s in words, and keeps none of it', async (_, bytes, type) => {
    const { send, get } = await open();
    const refused = await send(bytes, type);
    expect([400, 415]).toContain(refused.statusCode);
    expect(['unsupported_media', 'invalid_request']).toContain(refused.json().code);
    expect((await get(`/api/media/${createHash('sha256').update(bytes).digest('hex')}`)).statusCode).toBe(404);
  });

  it('stops reading a file that is too large, long before its end', async () => {
    const { send } = await open();
    let given = 0;
    const endless = new Readable({
      read() {
        given += 1 << 20;
        this.push(Buffer.alloc(1 << 20));
      },
    });
    const refused = await send(endless);
    expect([refused.statusCode, refused.json().code]).toEqual([413, 'too_large']);
    expect(given).toBeLessThan(2 * 256 * 2 ** 20);
    endless.destroy();
  });
});

describe('a stored picture', () => {
  const stored = async () => {
    const bench = await open();
    const bytes = await paint(256);
    const { sha256 } = (await bench.send(bytes)).json().media as { sha256: string };
    return { ...bench, bytes, url: `/api/media/${sha256}` };
  };

  it('comes whole, by range, by its end, and not again when it is known', async () => {
    const { get, bytes, url } = await stored();
    const whole = await get(url);
    expect(whole.rawPayload.equals(bytes)).toBe(true);
    expect(whole.headers['content-type']).toBe('image/png');
    const part = await get(url, { range: 'bytes=10-19' });
    expect([part.statusCode, part.headers['content-range'], part.rawPayload.length]).toEqual([
      206,
      `bytes 10-19/${bytes.length}`,
      10,
    ]);
    expect(part.rawPayload.equals(bytes.subarray(10, 20))).toBe(true);
    expect((await get(url, { range: 'bytes=-5' })).rawPayload.equals(bytes.subarray(-5))).toBe(true);
    expect((await get(url, { range: `bytes=${bytes.length}-` })).statusCode).toBe(416);
    expect((await get(url, { 'if-none-match': String(whole.headers.etag) })).statusCode).toBe(304);
    expect(whole.headers['cache-control']).toContain('immutable');
  });

  it('has a small and a middle-sized WebP', async () => {
    const { get, url } = await stored();
    const thumb = await get(`${url}/thumb`);
    expect(thumb.headers['content-type']).toBe('image/webp');
    expect((await sharp(thumb.rawPayload).metadata()).width).toBeLessThanOrEqual(360);
    expect((await get(`${url}/enormous`)).statusCode).toBe(400);
  });

  it('is not found by a path that climbs out of the folder', async () => {
    const { get } = await stored();
    for (const url of [
      '/api/media/..%2f..%2fstudio.db',
      '/api/media/../../studio.db',
      `/api/media/${'../'.repeat(21)}x`,
    ]) {
      expect([400, 404]).toContain((await get(url)).statusCode);
    }
  });
});

describe('a worker handing bytes in', () => {
  it('is refused when they are not what their hash says', async () => {
    const { agent } = await openStudio();
    const refused = await agent.uploadMedia({
      params: { sha256: 'a'.repeat(64) },
      bytes: new Uint8Array(await paint()),
      type: 'image/png',
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'invalid_request' } });
    expect(
      await value(agent.claim({ body: { models: ['previz-sketch'], loadedModel: null, waitMs: 0 } })),
    ).toBeUndefined();
  });
});
