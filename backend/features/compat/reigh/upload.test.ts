import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { openReigh, paint } from './reigh-bench.fake.ts';

const pathOf = (url: unknown) => new URL(String(url)).pathname;

async function openClaimed() {
  const bench = await openReigh();
  const batch = await bench.ask();
  const claimed = await bench.claim();
  return { ...bench, batch, taskId: claimed?.task_id ?? '' };
}

describe('a large result', () => {
  it('goes to an address of its own first, and is handed in by its path', async () => {
    const { call, knock, taskId, read, batch } = await openClaimed();
    const offer = await call('generate-upload-url', {
      task_id: taskId,
      filename: '../../my clip.png',
      content_type: 'image/png',
      generate_thumbnail_url: true,
    });
    const { upload_url, storage_path, thumbnail_upload_url, thumbnail_storage_path, expires_at } = offer.json();
    expect(String(upload_url)).toMatch(/^http:\/\/localhost:7803\/storage\/v1\/object\/upload\/sign\/image_uploads\//);
    expect(String(storage_path)).toMatch(new RegExp(`^[\\w-]{24}/tasks/${taskId}/[0-9a-f]{12}-my_clip\\.png$`));
    expect(Date.parse(String(expires_at))).toBeGreaterThan(Date.now());
    const put = (url: unknown, bytes: Buffer) => {
      const { pathname, search } = new URL(String(url));
      return knock('PUT', pathname + search, { 'content-type': 'image/png' }, bytes);
    };
    expect((await put(upload_url, await paint('red'))).status).toBe(200);
    expect((await put(upload_url, await paint('red'))).status).toBe(200);
    expect((await put(thumbnail_upload_url, await paint('pink'))).status).toBe(200);
    const body = { task_id: taskId, storage_path, thumbnail_storage_path };
    const reply = await call('complete_task', body);
    expect(reply.json()).toMatchObject({ success: true, follow_up: { status: 'ok' } });
    expect((await call('complete_task', body)).json().public_url).toBe(reply.json().public_url);
    expect((await read(batch.id)).takes).toHaveLength(1);
    const served = await knock('GET', pathOf(reply.json().public_url), { range: 'bytes=0-7' });
    expect([served.status, served.raw.length, served.headers.etag]).toEqual([
      206,
      8,
      expect.stringMatching(/^"[0-9a-f]{64}"$/),
    ]);
    const etag = String(served.headers.etag);
    expect((await knock('GET', pathOf(reply.json().public_url), { 'if-none-match': etag })).status).toBe(304);
  });

  it('goes with the words that its worker has for it, which are its output then', async () => {
    const { call, knock, taskId, rest } = await openClaimed();
    const offer = await call('generate-upload-url', { task_id: taskId, filename: 'a.png', content_type: 'image/png' });
    const { upload_url, storage_path } = offer.json();
    const { pathname, search } = new URL(String(upload_url));
    await knock('PUT', pathname + search, { 'content-type': 'image/png' }, await paint('red'));
    await call('update-task-status', { task_id: taskId, status: 'In Progress', output_location: 'half way' });
    const said = JSON.stringify({ frames: 81 });
    const reply = await call('complete_task', { task_id: taskId, storage_path, output_location: said });
    expect(pathOf(reply.json().public_url)).toContain(String(storage_path));
    expect((await rest(`id=eq.${taskId}&select=output_location`)).json()).toEqual([{ output_location: said }]);
  });

  it('is no file of another person, whatever its path', async () => {
    const { call, knock, taskId, db, plantPerson } = await openClaimed();
    const offer = await call('generate-upload-url', { task_id: taskId, filename: 'a.png', content_type: 'image/png' });
    const { upload_url, storage_path } = offer.json();
    const { pathname, search } = new URL(String(upload_url));
    await knock('PUT', pathname + search, { 'content-type': 'image/png' }, await paint('red'));
    db.prepare('UPDATE reigh_file SET owner_id = ?').run(plantPerson());
    for (const body of [{ storage_path }, { storage_path, output_location: 'x' }]) {
      const reply = await call('complete_task', { task_id: taskId, ...body });
      expect([reply.status, reply.json().errorCode]).toEqual([404, 'storage_reference_not_found']);
    }
  });

  it('that one task passes on to another is put in place with the anon key, as the worker does it', async () => {
    const { callAs, anonKey, knock, taskId } = await openClaimed();
    const offer = await callAs(anonKey, 'generate-upload-url', {
      task_id: taskId,
      filename: 'keeper.png',
      content_type: 'image/png',
    });
    const { upload_url, storage_path } = offer.json();
    const { pathname, search } = new URL(String(upload_url));
    await knock('PUT', pathname + search, { 'content-type': 'image/png' }, await paint('red'));
    expect((await knock('GET', `/storage/v1/object/public/image_uploads/${storage_path}`)).status).toBe(200);
    expect((await callAs(anonKey, 'complete_task', { task_id: taskId, storage_path })).status).toBe(403);
  });

  it('is handed in by the address of a file that is stored here already', async () => {
    const { call, knock, taskId } = await openClaimed();
    const { upload_url, storage_path } = (
      await call('generate-upload-url', { task_id: taskId, filename: 'a.png', content_type: 'image/png' })
    ).json();
    const { pathname, search } = new URL(String(upload_url));
    await knock('PUT', pathname + search, { 'content-type': 'image/png' }, await paint('red'));
    const reply = await call('complete_task', {
      task_id: taskId,
      output_location: `http://another.name:1/storage/v1/object/public/image_uploads/${storage_path}`,
    });
    expect(reply.json()).toMatchObject({ success: true, follow_up: { status: 'ok' } });
    expect(pathOf(reply.json().public_url)).toContain(String(storage_path));
  });

  it('is refused at an address with another token, after its time, without its token’s folder, and when it is no media', async () => {
    let now = Date.now();
    const { askOne, claim, call, knock, api, tokenId, makeToken } = await openReigh({ tempo: { now: () => now } });
    const taskId = await askOne();
    await claim();
    const offer = async () => {
      const reply = await call('generate-upload-url', {
        task_id: taskId,
        filename: 'a.png',
        content_type: 'image/png',
      });
      return new URL(String(reply.json().upload_url));
    };
    const put = (url: URL, bytes: Buffer, type = 'image/png') =>
      knock('PUT', url.pathname + url.search, { 'content-type': type }, bytes);
    const picture = await paint('red');
    const url = await offer();
    const wrong = new URL(url);
    wrong.searchParams.set('token', 'x'.repeat(43));
    expect((await put(wrong, picture)).status).toBe(403);
    wrong.searchParams.delete('token');
    expect((await put(wrong, picture)).status).toBe(403);
    expect((await put(url, Buffer.from('#!/bin/sh'))).status).toBe(415);
    expect((await put(url, Buffer.from('{}'), 'application/json')).status).toBe(415);
    const unfilled = await knock('GET', url.pathname.replace('/upload/sign/', '/public/'));
    expect([unfilled.status, unfilled.json()]).toEqual([
      404,
      { statusCode: '404', error: 'not_found', message: 'Object not found' },
    ]);
    expect((await put(url, picture)).status).toBe(200);
    now += 3 * 60 * 60_000;
    expect((await put(url, picture)).status).toBe(403);
    const fresh = await offer();
    await put(fresh, picture);
    const address = fresh.pathname.replace('/upload/sign/', '/public/');
    expect((await knock('GET', address)).status).toBe(200);
    await makeToken();
    await value(api.revokeToken({ params: { id: tokenId } }));
    expect((await knock('GET', address)).status).toBe(404);
  });
});
