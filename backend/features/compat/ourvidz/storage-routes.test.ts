import { describe, expect, it } from 'vitest';
import { openOurvidz, paint } from './ourvidz-bench.fake.ts';

describe('the storage of OurVidz’s workers', () => {
  it('gives back what was put in, whatever type its sender names, and a stretch of it', async () => {
    const { worker, ownerId } = await openOurvidz();
    const picture = await paint('teal');
    const path = `/storage/v1/object/reference_images/${ownerId}/sub folder/me.mp4`.replaceAll(' ', '%20');
    expect((await worker.send('POST', path, picture, { headers: { 'content-type': 'video/mp4' } })).status).toBe(200);
    const back = await worker.send('GET', path);
    expect([back.status, back.bytes.equals(picture)]).toEqual([200, true]);
    const stretch = await worker.send('GET', path, undefined, { headers: { range: 'bytes=1-3' } });
    expect([stretch.status, stretch.text]).toEqual([206, 'PNG']);
  });

  it('replaces a file only where that is said', async () => {
    const { worker, ownerId } = await openOurvidz();
    const path = `/storage/v1/object/workspace-temp/${ownerId}/job/0.png`;
    const [teal, salmon, navy] = [await paint('teal'), await paint('salmon'), await paint('navy')];
    const png = { 'content-type': 'image/png' };
    expect((await worker.send('POST', path, teal, { headers: png })).status).toBe(200);
    const again = await worker.send('POST', path, salmon, { headers: png });
    expect(again.json()).toEqual({ statusCode: '409', error: 'Duplicate', message: 'The resource already exists' });
    expect((await worker.send('GET', path)).bytes.equals(teal)).toBe(true);
    expect((await worker.send('POST', path, salmon, { headers: { ...png, 'x-upsert': 'true' } })).status).toBe(200);
    expect((await worker.send('GET', path)).bytes.equals(salmon)).toBe(true);
    expect((await worker.send('PUT', path, navy, { headers: png })).status).toBe(200);
    expect((await worker.send('GET', path)).bytes.equals(navy)).toBe(true);
  });

  it('refuses names that are not the worker’s person’s, climb, or are of no bucket', async () => {
    const { worker, ownerId } = await openOurvidz();
    const picture = await paint('teal');
    for (const [path, status] of [
      ['workspace-temp/somebody/job/0.png', 403],
      [`workspace-temp/${ownerId}`, 400],
      [`secrets/${ownerId}/0.png`, 400],
      [`workspace-temp/${ownerId}/..%2f..%2fstudio.db`, 400],
      [`workspace-temp/${ownerId}/%2e%2e/x.png`, 400],
      [`workspace-temp/${ownerId}//x.png`, 400],
      [`workspace-temp/${ownerId}/a%00b.png`, 400],
    ] as const) {
      const answer = await worker.send('POST', `/storage/v1/object/${path}`, picture, {
        headers: { 'content-type': 'image/png' },
      });
      expect([answer.status, Object.keys(answer.json())], path).toEqual([status, ['statusCode', 'error', 'message']]);
    }
    expect((await worker.send('GET', '/storage/v1/object/workspace-temp/somebody/job/0.png')).status).toBe(404);
  });

  it('refuses what is no picture or clip, nothing at all, and JSON', async () => {
    const { worker, ownerId } = await openOurvidz();
    const put = (body: string | Buffer | object, type: string, name = '0.png') =>
      worker.send('POST', `/storage/v1/object/workspace-temp/${ownerId}/job/${name}`, body, {
        headers: { 'content-type': type },
      });
    for (const answer of [
      await put('#!/bin/sh', 'image/png'),
      await put(Buffer.alloc(0), 'image/png'),
      await put({ a: 1 }, 'application/json'),
      await put('no webp', 'image/webp', '0.thumb.webp'),
    ])
      expect([answer.status, answer.json().statusCode]).toEqual([415, '415']);
    expect((await worker.send('GET', `/storage/v1/object/workspace-temp/${ownerId}/job/0.png`)).status).toBe(404);
  });

  it('refuses more than it takes before any of it is read', async () => {
    const { worker, ownerId } = await openOurvidz();
    const thumb = await worker.upload(`${ownerId}/job/0.thumb.webp`, Buffer.alloc(3 * 1024 * 1024));
    expect([thumb.status, thumb.json().error]).toEqual([413, 'Payload too large']);
    const file = await worker.upload(`${ownerId}/job/0.png`, Buffer.alloc(16), {
      'content-length': String(300 * 1024 * 1024),
    });
    expect(file.status).toBe(413);
  });
});
