import { createHash, randomBytes } from 'node:crypto';
import { request as ask } from 'node:http';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { codeOf, openStudio, value } from '../../studio.fake.ts';

const SIDE = 1_200;
/** A picture that does not compress: 4 MB and more. */
const paint = () =>
  sharp(randomBytes(SIDE * SIDE * 3), { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function open() {
  const bench = await openStudio();
  const { studio, workerToken, agent } = bench;
  const headers = { authorization: `Bearer ${workerToken}`, 'content-type': 'application/partial-upload' };
  const state = async (sha256: string) => value(agent.readUpload({ params: { sha256 } }));
  const send = (sha256: string, bytes: Buffer, offset: number, last: boolean) =>
    agent.resumeUpload({
      params: { sha256 },
      headers: { 'upload-offset': String(offset), 'upload-complete': last ? '?1' : '?0' },
      bytes: new Uint8Array(bytes),
      type: 'application/partial-upload',
    });
  const begin = (sha256: string) =>
    ask(new URL(`/api/media/${sha256}/upload`, studio.address), {
      method: 'PATCH',
      headers: { ...headers, 'upload-offset': '0', 'upload-complete': '?1' },
    }).on('error', () => undefined);
  return { ...bench, state, send, begin };
}

describe('a large result', () => {
  it('whose line is cut goes on from where it was, becomes media, and is then not asked for again', async () => {
    const { state, send, begin, studio, workerToken } = await open();
    const bytes = await paint();
    const sha256 = hashOf(bytes);
    expect(await state(sha256)).toEqual({ complete: false, offset: 0 });
    const sending = begin(sha256);
    sending.write(bytes.subarray(0, 3_000_000));
    await expect.poll(async () => (await state(sha256)).offset).toBeGreaterThan(1_000_000);
    sending.destroy();
    const { offset } = await state(sha256);
    // What the cut line still brought may be written in the meantime; the newer request waits for that.
    const first = await send(sha256, bytes.subarray(offset), offset, true);
    const at = (await state(sha256)).offset;
    if (!first.ok) await value(send(sha256, bytes.subarray(at), at, true));
    expect(await state(sha256)).toEqual({ complete: true, offset: bytes.length });
    const get = (method: 'GET' | 'HEAD', url: string) =>
      studio.app.inject({ method, url, headers: { authorization: `Bearer ${workerToken}`, host: 'studio.local' } });
    expect((await get('GET', `/api/media/${sha256}`)).rawPayload.equals(bytes)).toBe(true);
    const head = await get('HEAD', `/api/media/${sha256}/upload`);
    expect(head.headers).toMatchObject({ 'upload-complete': '?1', 'upload-offset': String(bytes.length) });
  });

  it('that is no picture is refused when it is whole, and nothing of it is kept', async () => {
    const { state, send } = await open();
    const bytes = randomBytes(100_000);
    const sha256 = hashOf(bytes);
    await value(send(sha256, bytes.subarray(0, 60_000), 0, false));
    expect(await codeOf(send(sha256, bytes.subarray(60_000), 60_000, true))).toBe('unsupported_media');
    expect(await state(sha256)).toEqual({ complete: false, offset: 0 });
  });

  it('is told where to go on when it comes from the wrong place, and refused when it says nothing of its place', async () => {
    const { send, studio, workerToken } = await open();
    const bytes = randomBytes(1_000);
    const refused = await send(hashOf(bytes), bytes, 7, true);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'conflict', what: 'offset' } });
    const bare = await studio.app.inject({
      method: 'PATCH',
      url: `/api/media/${hashOf(bytes)}/upload`,
      headers: { authorization: `Bearer ${workerToken}`, host: 'studio.local', 'content-type': 'image/png' },
      payload: bytes,
    });
    expect([bare.statusCode, bare.json().code]).toEqual([400, 'invalid_request']);
  });
});
